import { describe, expect, it } from '@jest/globals';
import { CityProfile, type StoredEntry } from './city-profile.js';
import { readProfile } from './profile/read-profile.js';
import type { LimitRule, ProfileEntry } from './profile.js';

const entries = readProfile('config/city/kaohsiung');
const stored = (entry: ProfileEntry, rank: number): StoredEntry => ({
  ...entry,
  version: 1,
  rank,
  validFrom: new Date('2008-04-01'),
  validTo: null,
});
const kaohsiung = new CityProfile(entries.map(stored));
const districtOf = (name: string | null): string | null =>
  (name && kaohsiung.districtByName(name)?.code) || null;

const TWO_HOURS: LimitRule = { kind: 'respond', hours: 2, ladder: [], pauses: {}, extension: null };

describe('routing in Kaohsiung', () => {
  it.each([
    ['RD01', '三民區', {}, '工務局養護工程處'],
    ['RD01', '旗山區', {}, '工務局養護工程處'],
    ['RD01', null, {}, '工務局養護工程處'],
    ['RD04', '岡山區', { roadClass: 'provincial' }, '交通部公路局'],
    ['RD04', '岡山區', { roadClass: 'local' }, '工務局養護工程處'],
    ['RD06', '楠梓區', {}, '工務局養護工程處'],
    ['RD06', '仁武區', {}, '工務局養護工程處（二）'],
    ['WR01', '鼓山區', {}, '水利局'],
    ['WR01', '鼓山區', { roadWidth: 'from6m' }, '水利局'],
    ['WR01', '鼓山區', { roadWidth: 'under6m' }, '鼓山區公所'],
    ['WR02', '茂林區', { roadWidth: 'under6m' }, '茂林區公所'],
    ['PK01', '鳥松區', {}, '工務局養護工程處'],
    ['PK01', '鳥松區', { keeper: 'district-office' }, '工務局養護工程處（二）'],
    ['PK01', '左營區', { keeper: 'district-office' }, '工務局養護工程處'],
    ['UT01', '前鎮區', { utility: 'taipower' }, '台電公司'],
    ['UT02', '前鎮區', { utility: 'chunghwa' }, '中華電信公司'],
    ['UT03', '鼓山區', { utility: 'gas' }, '欣高石油氣公司'],
    ['UT03', '鳳山區', { utility: 'gas' }, '欣雄天然氣公司'],
    ['UT03', '岡山區', { utility: 'gas' }, '南鎮天然氣公司'],
    ['UT03', '桃源區', { utility: 'gas' }, null],
    ['UT01', '前鎮區', {}, null],
    ['GA01', '桃源區', {}, '消防局'],
    ['GA01', null, {}, '消防局'],
    ['AN01', '美濃區', {}, '農業局動物保護處'],
    ['PCI02', '新興區', {}, '新興區公所'],
    ['PCI02', null, {}, null],
    ['PTX01', null, {}, '稅捐稽徵處'],
    ['OT00', '三民區', {}, null],
    ['POT00', null, {}, null],
  ])('%s in %s with %j goes to %s', (category, district, attributes, agency) => {
    const decision = kaohsiung.route({ category, district: districtOf(district), attributes });
    expect(decision.agency?.name ?? null).toBe(agency);
    expect(decision.reason['zh-TW']).not.toBe('');
    expect(decision.reason.en).not.toBe('');
  });

  it('says why, in words for the agent: the rule’s own, or what is missing', () => {
    expect(
      kaohsiung.route({
        category: 'WR01',
        district: districtOf('鼓山區'),
        attributes: { roadWidth: 'under6m' },
      }),
    ).toMatchObject({
      rule: 'WR01/1',
      reason: { 'zh-TW': '未滿 6 公尺道路的側溝由區公所維護。' },
    });
    expect(kaohsiung.route({ category: 'TR01' }).reason['zh-TW']).toBe('「號誌故障」由交通局處理。');
    expect(kaohsiung.route({ category: 'WR01', attributes: { roadWidth: 'under6m' } }).reason.en).toBe(
      'Choose the district first: its district office must act.',
    );
    expect(kaohsiung.route({ category: 'UT01' }).reason['zh-TW']).toBe(
      '請先問明是台電、中華電信或瓦斯公司的孔蓋。',
    );
  });

  it('follows the raw names of the published cases to the unit that got them', () => {
    for (const [raw, unit] of observed) {
      const category = kaohsiung.categoryByAlias(raw);
      expect([raw, category?.kind]).toEqual([raw, 'dispatch']);
      expect([unit, kaohsiung.agencyByUnitName(unit) !== null]).toEqual([unit, true]);
    }
  });
});

describe('the profile', () => {
  it('knows every unit by the name the old system printed', () => {
    for (const [name, code] of units)
      expect([name, kaohsiung.agencyByUnitName(name)?.unitCode]).toEqual([name, code]);
    expect(kaohsiung.agencyByUnitName('')).toBeNull();
  });

  it('finds a raw item name in full-width brackets as well, and nothing under a name nobody merged', () => {
    expect(kaohsiung.categoryByAlias('路面坑洞（一）')?.code).toBe('RD01');
    expect(kaohsiung.categoryByAlias('公所-路燈故障(二)')).toBeNull();
    expect(kaohsiung.categoryByAlias('')).toBeNull();
  });

  it('gives every agency a number to ring, if only the city’s switchboard', () => {
    expect(kaohsiung.agency('taipower')?.phone).toBe('1911');
    expect(kaohsiung.agency('maintenance')?.phone).toBe('07-3368333');
  });

  it('finds districts by code, zip and name', () => {
    expect(kaohsiung.districtByZip('852')?.name).toBe('茄萣區');
    expect(kaohsiung.district('64000380')?.nameEn).toBe('Namaxia District');
    expect(kaohsiung.districtByZip('100')).toBeNull();
  });

  it('limits a dispatch item by two clocks, a petition by working days, and both by the call-back', () => {
    const amounts = (code: string) =>
      kaohsiung
        .limits(code, new Date('2016-11-01'))
        .map(({ kind, hours, workingHours, workingDays, version }) =>
          [kind, hours ?? workingHours ?? workingDays, version].join(' '),
        );
    expect(amounts('LT01')).toEqual(['respond 4 1', 'complete 72 1', 'callback 8 1']);
    expect(amounts('PTX01')).toEqual(['reply 6 1', 'callback 8 1']);
    expect(amounts('PHY01')).toEqual(['reply 10 1', 'callback 8 1']);
    expect(amounts('PCI01')).toEqual(['reply 3 1', 'callback 8 1']);
  });

  it('gives each limit its unit, its ladder, what may be waited for and how it may be extended', () => {
    const limit = (code: string, kind: string) =>
      kaohsiung.limits(code, new Date('2016-11-01')).find(one => one.kind === kind);
    expect(limit('LT01', 'respond')).toMatchObject({ hours: 4, pauses: {}, extension: null });
    expect(limit('LT01', 'complete')).toMatchObject({
      hours: 72,
      pauses: { parts: { workingDays: 20 } },
      extension: { most: 2, longest: 240, withinDays: null },
    });
    const reply = limit('PTX01', 'reply');
    expect(reply).toMatchObject({ workingDays: 6, pauses: { citizen: { workingDays: 10 } } });
    expect(reply?.ladder.map(({ percent, after }) => percent ?? after)).toEqual([
      50,
      80,
      100,
      { workingDays: 1 },
      { workingDays: 3 },
    ]);
    expect(reply?.extension?.approval.map(({ by }) => by)).toEqual([
      'agency_chief',
      'supervisor',
      'commission',
    ]);
    expect(limit('PTX01', 'callback')).toMatchObject({
      workingHours: 8,
      officeHours: [
        [480, 720],
        [810, 1050],
      ],
      ladder: [],
    });
  });

  it('keeps the limits that were in force when a case came in', () => {
    const [old] = entries.flatMap((entry, rank) =>
      entry.kind === 'limits' && entry.code === 'LT01' ? [stored(entry, rank)] : [],
    );
    const changed = new Date('2026-11-21T00:00:00Z');
    const profile = new CityProfile([
      ...entries
        .map(stored)
        .map(entry =>
          entry.kind === 'limits' && entry.code === 'LT01' ? { ...entry, validTo: changed } : entry,
        ),
      {
        ...(old as StoredEntry & { kind: 'limits' }),
        content: [TWO_HOURS],
        version: 2,
        validFrom: changed,
      },
    ]);
    expect(profile.limits('LT01', new Date('2026-11-20T23:59:59Z'))).toHaveLength(3);
    expect(profile.limits('LT01', changed)).toEqual([{ ...TWO_HOURS, version: 2 }]);
    expect(profile.limits('LT01', new Date('1999-01-01'))).toHaveLength(3);
    expect(profile.version).toBe(2);
  });

  it('still knows a retired category by its code, but lists and suggests it no more', () => {
    const profile = new CityProfile(
      entries
        .map(stored)
        .map(entry =>
          entry.kind === 'category' && entry.code === 'EP07' ? { ...entry, validTo: new Date() } : entry,
        ),
    );
    expect(profile.category('EP07')).toMatchObject({ name: '怠速', retired: true });
    expect(profile.categories.some(({ code }) => code === 'EP07')).toBe(false);
    expect(profile.categoryByAlias('怠速')).toBeNull();
    expect(profile.suggestCategories('怠速').some(({ category }) => category.code === 'EP07')).toBe(false);
  });

  it('is none before it is loaded', () => {
    expect(() => new CityProfile([])).toThrow('No city profile');
  });
});

describe('suggestions while typing', () => {
  it.each([
    ['LT01', '路燈不亮'],
    ['LT01', '路燈'],
    ['LT01', '我家巷口的電火壞掉三天了'],
    ['LT01', 'The street lights are out'],
    ['LT02', '白天路燈沒關'],
    ['RD01', '坑洞'],
    ['RD01', '馬路上有一個很大的窟窿'],
    ['RD01', 'POTHOLE'],
    ['RD01', 'rd01'],
    ['AN01', '流浪狗'],
    ['AN01', '有流浪狗追機車'],
    ['TR01', '青紅燈'],
    ['TR01', '紅綠燈故障'],
    ['TR02', '紅燈太久'],
    ['WR05', '淹水'],
    ['EP03', '隔壁在燒東西很臭'],
    ['EL01', '停電'],
    ['GA01', '聞到瓦斯味'],
    ['WR01', '水溝蓋破掉'],
    ['PK01', '颱風過後樹倒在路上'],
    ['PO01', '檢舉違停'],
    ['PED02', '校園霸凌'],
    ['LT02', '大白天的路燈還亮著沒關'],
    ['PLB01', '老闆欠薪'],
    ['PTX01', '房屋稅單'],
  ])('%s comes first for 「%s」', (code, text) => {
    expect(kaohsiung.suggestCategories(text)[0]?.category.code).toBe(code);
  });

  it('say which word matched, and are at most five', () => {
    const found = kaohsiung.suggestCategories('電火');
    expect(found[0]).toMatchObject({ matched: '電火', by: 'keyword' });
    expect(kaohsiung.suggestCategories('路').length).toBeLessThanOrEqual(5);
  });

  it('find a near miss, and nothing for nonsense or nothing', () => {
    expect(kaohsiung.suggestCategories('人行道地磚壞了').map(({ category }) => category.code)).toContain(
      'PK04',
    );
    expect(kaohsiung.suggestCategories('㊣')).toEqual([]);
    expect(kaohsiung.suggestCategories('xyzzy')).toEqual([]);
    expect(kaohsiung.suggestCategories(' ，')).toEqual([]);
  });
});

const observed: [string, string][] = [
  ['路燈故障(一)', '養工處'],
  ['養工-路燈故障(二)', '養工處'],
  ['髒亂清除', '環保局'],
  ['號誌故障', '交通局'],
  ['空氣污染', '環保局'],
  ['噪音', '環保局'],
  ['路面坑洞(一)', '養工處'],
  ['溝蓋破損(一)', '水利局防洪維護科'],
  ['路樹傾倒(一)', '養工處'],
  ['公園、綠地設施損毀(一)', '養工處'],
  ['攻擊性流浪犬捕捉', '動物保護處'],
  ['縣、鄉道破損', '養工處'],
  ['垃圾清運', '環保局'],
  ['停電', '台電公司'],
  ['污水管阻塞(一)', '水利局防洪維護科'],
  ['養工-路樹傾倒(二)', '養工處'],
  ['人行道破損(一)', '養工處'],
  ['公園髒亂、佔用(一)', '養工處'],
  ['路面油漬', '環保局'],
  ['養工-路燈白天未熄(二)', '養工處'],
  ['電線掉落', '台電公司'],
  ['違規停車', '警察局'],
  ['人孔、溝蓋鬆動(一)', '水利局防洪維護科'],
  ['號誌秒差調整', '交通局'],
  ['人孔蓋凹陷坑洞(一)', '水利局防洪維護科'],
  ['小廣告、旗幟', '環保局'],
  ['養工-公園、綠地設施損毀(二)', '養工處'],
  ['人行道設施損壞(一)', '養工處'],
  ['管道(工程通報)', '養工處'],
  ['養工-人行道設施損壞(二)', '養工處'],
  ['養工-公園髒亂、佔用(二)', '養工處'],
  ['管線問題', '工務局'],
  ['台電-孔蓋鬆動', '台電公司'],
  ['台電-孔蓋路面下陷', '台電公司'],
  ['路燈白天未熄(一)', '養工處'],
  ['變壓器有聲音', '台電公司'],
  ['寬頻管線破損', '工務局'],
  ['暴雨積水(一)', '水利局防洪維護科'],
  ['路面下陷(一)', '養工處'],
  ['寬頻孔蓋鬆動破損', '工務局'],
  ['佔用道路', '警察局'],
  ['人孔蓋鬆動', '工務局'],
  ['風景區設備損壞有立即危險者', '觀光局'],
  ['怠速', '環保局'],
  ['漏電', '台電公司'],
  ['人手孔凹陷', '工務局'],
  ['台電-路面填補不實', '台電公司'],
  ['安全島雜草叢生(一)', '養工處'],
  ['地下道、路面積水(一)', '水利局防洪維護科'],
  ['人手孔破損', '工務局'],
  ['攻擊性流浪犬捕捉、動物受傷', '動物保護處'],
  ['風景區髒亂', '觀光局'],
  ['省道破損', '養工處'],
  ['檢修管線', '自來水公司'],
  ['路面塌陷(一)', '養工處'],
  ['急迫危害立即排除', '警察局'],
  ['中華-路面填補不實', '中華電信公司'],
  ['妨害安寧', '警察局'],
  ['停水', '自來水公司'],
  ['路面掏空(一)', '養工處'],
  ['寬頻孔蓋坑洞', '工務局'],
  ['中華-孔蓋鬆動', '中華電信公司'],
  ['暴雨積水(二)', '養工處2'],
  ['公所-路樹傾倒(二)', '養工處2'],
  ['交通疏導', '警察局'],
  ['公所-人行道設施損壞(二)', '養工處2'],
  ['路面坑洞(二)', '民政局'],
  ['動物受困', '動物保護處'],
  ['消防栓漏水', '自來水公司'],
  ['路面下陷(二)', '養工處2'],
  ['公所-公園、綠地設施損毀(二)', '養工處2'],
  ['中華-孔蓋路面下陷', '中華電信公司'],
  ['路面塌陷(二)', '養工處2'],
  ['瓦斯外洩', '欣高瓦斯'],
  ['安全島雜草叢生(二)', '養工處2'],
  ['欣高-路面填補不實', '欣高瓦斯'],
];

const units: [string, string | null][] = [
  ['工務局', 'A01000'],
  ['警察局', 'A02000'],
  ['環保局', 'A03000'],
  ['交通局', 'A04000'],
  ['養工處', 'B01000'],
  ['養工處2', 'B01001'],
  ['水利局防洪維護科', 'B02000'],
  ['民政局', 'B04000'],
  ['動物保護處', 'E01001'],
  ['觀光局', 'E01002'],
  ['自來水公司', 'E01003'],
  ['中華電信公司', 'E01004'],
  ['台電公司', 'E01005'],
  ['欣高瓦斯', 'E02000'],
  ['茄萣區公所', 'F01000'],
  ['永安區公所', 'F01001'],
  ['鳥松區公所', 'F01002'],
  ['路竹區公所', 'F01003'],
  ['鳳山區公所', 'F01004'],
  ['田寮區公所', 'F01005'],
  ['岡山區公所', 'F01006'],
  ['橋頭區公所', 'F01007'],
  ['燕巢區公所', 'F01008'],
  ['六龜區公所', 'F01009'],
  ['仁武區公所', 'F01010'],
  ['甲仙區公所', 'F01011'],
  ['杉林區公所', 'F01012'],
  ['旗山區公所', 'F01013'],
  ['彌陀區公所', 'F01015'],
  ['大寮區公所', 'F01016'],
  ['阿蓮區公所', 'F01017'],
  ['大社區公所', 'F01018'],
  ['大樹區公所', 'F01019'],
  ['湖內區公所', 'F01020'],
  ['美濃區公所', 'F01022'],
  ['內門區公所', 'F01023'],
  ['林園區公所', 'F01024'],
  ['梓官區公所', 'F01025'],
  ['桃源區公所', 'F01026'],
  ['茂林區公所', null],
  ['那瑪夏區公所', null],
  ['三民區公所', null],
  ['小港區公所', null],
];
