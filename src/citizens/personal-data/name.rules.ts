import type { Found } from './found.js';
import { isPrepositionBefore, isTailOf, looksLikeName, looksLikeSurname } from './name-words.js';
import type { Reading } from './reading.rules.js';

/** After a name: a person, and hardly anything else. */
const TOLD = '先生|小姐|女士|太太|夫人|君(?=[，。、,：:（(]|$)';
const FAMILY = '媽媽|爸爸|阿姨|阿嬤|阿公|伯伯|伯母|奶奶|爺爺|叔叔|大哥|大姐|大嫂|同學|師傅|老闆娘|老闆';
const OFFICE =
  '老師(?!傅)|里長|鄰長|村長|議員|立委|委員|主委|主任|經理|店長|組長|股長|科長|課長|隊長|班長|所長|處長|局長|校長|醫師|醫生|護士|護理師|律師|教授|警員|警官|員警|巡官|總幹事|幹事|理事長|董事長|會長|技士|技工|專員|承辦|助理|秘書|代書|管理員|司機';
const TITLE = new RegExp(`(?:${TOLD})|(?:${FAMILY})|(?:${OFFICE})`);
const IS_TOLD = new RegExp(`^(?:${TOLD})$`);

/** 陳媽媽小吃店, 楊老師補習班, 孫中山先生紀念館: a shop or a monument bears the name. */
const NAMED_AFTER =
  /^(?:的?店|小吃|早餐|早點|麵|便當|餐|飯|滷|魯|包子|水餃|鍋|冰|豆漿|蛋|雞|牛|鴨|鵝|魚|羊|肉|館|坊|小館|補習|安親|教室|畫室|診所|醫院|牙醫|事務所|髮|美容|銅像|雕像|像|紀念|故居|路|街|公園)/;

const SELF =
  '我的名字是|我的名字叫|我名字叫|名字叫做|名字是|名字叫|我是|我叫|本人|名叫|叫做|姓名|聯絡人|連絡人|報案人|通報人|陳情人|反映人|反應人|申訴人|檢舉人|通報者|署名|自稱';
const SURNAME_ONLY = '免貴姓|敝姓|我姓|小姓|姓(?=[^名氏]{1,2}的)';
const PERSON =
  '屋主|房東|房客|地主|車主|飼主|業主|負責人|當事人|鄰居|住戶|民眾|里長|鄰長|村長|主委|員警|警員|承辦人|承辦|技工|班長|司機|醫師|議員|老師(?!傅)|同學|老闆|主任|委員|先生|太太|兒子|女兒|媽媽|爸爸|父親|母親|妻子|丈夫|媳婦|女婿|孫子|孫女|管理員|承租人|租客|店員|駕駛|乘客|護理師|社工|保全|業者';
const INTRODUCTION = new RegExp(`(?:${SELF})|(?:${SURNAME_ONLY})|(?:${PERSON})`);
const IS_SELF = new RegExp(`^(?:${SELF})$`);
const IS_SURNAME_ONLY = /姓$/;
const LINK = /^[ :是為叫,]{0,2}/;
const FOREIGN = /(?<![A-Za-z])[A-Z][a-z]{1,20}(?: [A-Z][a-z]{1,20}){0,2}$/;
/** Where a name has ended. */
const ENDED =
  /^(?:$|[^\p{Script=Han}○〇]|[說表示稱在住要想與和跟及也已來打手聯連請希反因為報的不到很都沒於至從將才去被又再會等給有是投申檢通轉提今現年電])/u;

/** Chinese names: with a title behind them, or introduced. Only the name is covered; 先生 and 里長 stay. */
export const findNames = (reading: Reading): Found[] => [...titled(reading), ...introduced(reading)];

function* titled(reading: Reading): Generator<Found> {
  for (const { 0: title, index } of reading.matches(TITLE)) {
    const behind = reading.after(index + title.length, 6);
    const isTold = IS_TOLD.test(title);
    if (NAMED_AFTER.test(behind) || (title === '經理' && /^[賠解]/.test(behind))) continue;
    const end = reading.before(index, 1) === ' ' ? index - 1 : index;
    const length = nameBefore(reading.before(end, 5), isTold) || (isTold ? foreignBefore(reading, end) : 0);
    if (length > 0) yield { kind: 'name', ...reading.span(end - length, end) };
  }
}

/** Siti小姐, John Smith 先生. */
const foreignBefore = (reading: Reading, end: number): number =>
  FOREIGN.exec(reading.before(end, 64))?.[0].length ?? 0;

/** How long the name is that ends where a title begins; 0 where there is none. */
function nameBefore(text: string, isTold: boolean): number {
  const tail = (length: number): string => (length <= text.length ? text.slice(-length) : '');
  const ahead = (length: number): string => text.at(-length - 1) ?? '';
  for (const length of [4, 3, 2]) {
    const name = tail(length);
    if (length === 4 && !isTold) continue;
    if (!looksLikeName(name) || isTailOf(name[0] as string, ahead(length))) continue;
    if (isPrepositionBefore(name[0] as string, name[1] as string)) continue;
    return length;
  }
  const compound = tail(2);
  if (compound && looksLikeSurname(compound, ahead(2), isTold)) return 2;
  const surname = tail(1);
  return surname && looksLikeSurname(surname, ahead(1), isTold) ? 1 : 0;
}

function* introduced(reading: Reading): Generator<Found> {
  for (const { 0: cue, index } of reading.matches(INTRODUCTION)) {
    const rest = reading.after(index + cue.length, 10);
    const link = LINK.exec(rest)?.[0].length ?? 0;
    const said = rest.slice(link);
    const start = index + cue.length + link;
    const length = IS_SURNAME_ONLY.test(cue)
      ? surnameAtStart(said)
      : nameAtStart(said, IS_SELF.test(cue) ? [4, 3, 2] : [4, 3]);
    if (length > 0) yield { kind: 'name', ...reading.span(start, start + length) };
  }
}

const nameAtStart = (text: string, lengths: readonly number[]): number =>
  lengths.find(length => {
    const name = text.slice(0, length);
    if (name.length < length || (length === 2 && name.endsWith('君'))) return false;
    return looksLikeName(name) && ENDED.test(text.slice(length));
  }) ?? 0;

/** 敝姓王; 我姓王，名叫小明; and 敝姓王小明, as many write. */
function surnameAtStart(text: string): number {
  const whole = nameAtStart(text, [4, 3, 2]);
  if (whole > 0) return whole;
  const starts = (length: number): boolean =>
    text.length >= length && looksLikeSurname(text.slice(0, length), '', true);
  return [2, 1].find(starts) ?? 0;
}
