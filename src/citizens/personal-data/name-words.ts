/**
 * What Chinese names are recognised by. Surnames after the Ministry of the Interior's 全國姓名統計分析 (the commonest
 * first; those that are mostly other words in speech, as 連 全 和 路, are left out).
 */
const SURNAMES = new Set(
  '陳林黃張李王吳劉蔡楊許鄭謝洪郭邱曾廖賴徐周葉蘇莊呂江何蕭羅高潘簡朱鍾游彭詹胡施沈余盧梁趙顏柯翁魏孫戴范方宋鄧杜傅侯曹薛丁卓阮馬董温唐藍石蔣古紀姚馮歐程湯田康姜白汪鄒尤巫鐘黎涂龔嚴韓袁金童陸夏柳凃邵錢伍倪溫譚駱熊甘秦顧毛章史万萬俞雷粘饒闕凌崔尹孔辛辜陶段龍韋葛池孟褚殷麥賀賈莫管關包丘梅裴樊房佘魯鮑郝穆塗邢蒲閻盛鄔耿聶祝繆畢龎翟鄞岳于任左連向文成常安華',
);
/** Besides a surname these are words that stand before a name or a title: 向里長反映, 連老師都. */
const ALSO_A_WORD = new Set('于任左連向文成常安華');
const COMPOUND_SURNAMES = new Set(
  '歐陽 司徒 張簡 范姜 上官 諸葛 司馬 夏侯 皇甫 端木 令狐 慕容 公孫 張廖 姜林 東方'.split(' '),
);

/** In hardly any given name, and in much else: places, offices, numbers, particles, what one does. */
const NOT_IN_NAMES = new Set(
  '的了嗎呢吧啊是在與跟及或請找問向對說叫給被把這那我你您他她它們也都很不沒要想打電話個位名店攤里區路街巷弄號樓市縣鄉鎮村鄰園局處所隊部會社司廠院館站場橋口邊上下前後左右旁側內外間裡層戶座地候每第幾二三四五六七八九十塊就又再還才已曾將從到往去回過以於使用做放拿看聽跑走停關修換壞倒掉漏積淹堵塞髒亂臭吵噪車牌桿線管溝蓋孔洞草狗貓犬電煙氣油沙垃圾反映應投訴檢舉報情議覺認表示稱總仍未無非次多老',
);

/** Words that begin with a surname and are none. */
const WORDS = new Set(
  (
    '高雄 高齡 高度 高架 高樓 高壓 高聲 高溫 高中 高速 高鐵 高職 高興 方便 方向 方才 方面 方法 方案 方式 程度 程序 白天 白色 白線 白煙 白蟻 金額 金屬 金門 金錢 石頭 石塊 石化 石油 ' +
    '溫度 溫馨 溫泉 江邊 江山 田地 田邊 田寮 田園 何時 何人 何處 何況 余下 張貼 張開 黃色 黃線 黃燈 黃昏 黃金 藍色 藍線 施工 施作 施放 施用 施肥 施打 管線 管理 管制 管路 管道 管委 管區 時常 林園 林地 林木 林業 林內 ' +
    '林邊 古蹟 古厝 古老 古怪 池塘 池邊 馬路 馬上 馬達 馬桶 康復 簡單 簡訊 簡易 簡直 童裝 童年 孔蓋 孔洞 包商 包括 包含 包裝 包裹 安全 安排 安靜 安裝 安寧 安心 游泳 游客 雷聲 雷雨 雷射 葉子 葉片 洪水 ' +
    '洪災 汪汪 周邊 周遭 周圍 周末 周日 周年 顏色 湯汁 湯匙 唐突 章程 孫子 孫女 鐘聲 鐘頭 史上 尤其 陸續 陸橋 陸地 關心 關係 關閉 關於 關廟 辛苦 辛勞 鄭重 謝謝 謝絕 謝意 莊嚴 嚴重 嚴格 嚴禁 嚴謹 韓國 毛病 毛孩 毛巾 ' +
    '蘇打 左營 左轉 左邊 左側 左右 龍頭 龍眼 龍捲 麥當 麥克 陶瓷 文化 文件 文字 文中 任何 任意 任由 任內 梅雨 梅花 杜絕 凌晨 凌亂 夏天 夏季 夏日 秦朝 柳樹 段時 許久 許多 許可 許願 曾經 曾多 陳情 陳述 陳舊 陳年 陳列 ' +
    '王爺 李子 朱紅 羅馬 羅列 蔡其 郭台 宋江 唐裝 賴帳 賴著 賴床 徐徐 徐行 呂宋 蘇花 楊桃 楊梅 吳郭 劉海 彭湖 胡椒 胡亂 胡同 沈重 沈澱 盧溝 梁柱 魏晉 孫輩 戴著 戴口 丁字 卓越 董事 董座 紀念 紀錄 馮河 歐美 歐洲 歐式 ' +
    '湯屋 甘蔗 顧客 顧問 顧及 萬一 萬年 萬丹 管他 包圍 房屋 房子 房間 房東 房客 房租 岳母 岳父 成功 成立 成員 常常 常態 華夏 連續 連日 連接 連同 連絡 連帶 連我 連線 向來 向上 向下 向我 文山 于是 祝福 盛夏 穆斯 賀卡 池上 孔廟 殷切 賈樂'
  ).split(' '),
);

/** What may come right before a surname and makes another word with it: 任何, 對方, 工程, 設施, 也許, 每張. */
const TAILS: Record<string, string> = {
  何: '任如為若奈',
  方: '對警校地官院廠店資業主東西南北前後上下雙男女軍多各我你他消',
  程: '工過課行流里路',
  施: '設措實',
  高: '提最增升很太較',
  許: '也允或些少准',
  謝: '謝感多凋代',
  張: '一兩二三幾每這那紙緊主擴誇開',
  段: '路地階手時',
  文: '公人中英作論',
  周: '一每上下本四',
  管: '水油電主保尿血不只鋼監',
  石: '岩大寶碎',
  金: '現獎租押罰基黃資',
  田: '農水稻',
  黃: '變發枯',
  白: '變發漂',
  葉: '落樹枝茶',
  江: '長過',
  康: '健安小',
  包: '麵背垃錢打承書',
  房: '廚套樓庫病',
  孔: '人手鑽',
  關: '有相機開海',
  龍: '水恐',
  游: '上下旅',
  簡: '精從',
  嚴: '莊',
  童: '兒學',
  馬: '罵人騎',
  毛: '羽',
  章: '違規文印',
  溫: '體氣高低',
  池: '電水魚',
  林: '森樹園山農造',
};

const isHan = (character: string | undefined): character is string =>
  character !== undefined && /^\p{Script=Han}$/u.test(character);

/** As names are half covered: 王○明. */
const isCovered = (character: string | undefined): boolean =>
  character !== undefined && /^[○〇ＯOoＸXx＊*◯]$/.test(character);

const mayBeGiven = (character: string | undefined): boolean =>
  isCovered(character) || (isHan(character) && !NOT_IN_NAMES.has(character));

const NO_NAME = /國小|國中|高中|先生|小姐|女士|太太|夫人|老師|里長|老闆|阿姨|媽媽|爸爸|師傅/;

/** Is this, whole, a surname with a given name (王小明, 歐陽大明, 陳林美玉), by the look of it? */
export function looksLikeName(text: string): boolean {
  const characters = [...text];
  const surname = surnameLength(characters);
  const given = characters.slice(surname);
  if (surname === 0 || given.length < 1 || given.length > 2) return false;
  if (WORDS.has(text.slice(0, 2)) || NO_NAME.test(text)) return false;
  return given.every(mayBeGiven);
}

function surnameLength(characters: readonly string[]): number {
  const [first = '', second = ''] = characters;
  const rest = characters.length - 2;
  if (rest >= 1 && COMPOUND_SURNAMES.has(first + second)) return 2;
  // Somebody married may bear two.
  if (rest === 2 && SURNAMES.has(first) && SURNAMES.has(second)) return 2;
  return SURNAMES.has(first) ? 1 : 0;
}

/** Alone before a title (王先生). `before`: the character before it. */
export function looksLikeSurname(text: string, before: string, isTold: boolean): boolean {
  if (COMPOUND_SURNAMES.has(text)) return true;
  if (!SURNAMES.has(text) || (!isTold && ALSO_A_WORD.has(text))) return false;
  return !isTailOf(text, before);
}

export const isTailOf = (surname: string, before: string): boolean =>
  before !== '' && (TAILS[surname]?.includes(before) ?? false);

/** 向李先生反映: a preposition, and then the surname. */
export const isPrepositionBefore = (first: string, second: string): boolean =>
  ALSO_A_WORD.has(first) && SURNAMES.has(second);
