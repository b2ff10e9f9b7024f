import { describe, expect, it } from '@jest/globals';
import type { ListedPlace, PlaceKind } from './place.js';
import { PlaceIndex } from './place-index.js';
import { lightKey, roadsOf } from './place-words.rules.js';
import { placesIn, readInParts } from './places-file.rules.js';

const place = (kind: PlaceKind, name: string, ...aliases: string[]): ListedPlace => ({
  ...{ kind, name, aliases },
  lng: 120.3,
  lat: 22.63,
});

const indexOf = (places: ListedPlace[]): PlaceIndex => {
  const index = new PlaceIndex();
  index.add(places);
  return index;
};

describe('what is typed finds a place', () => {
  const index = indexOf([
    place('landmark', '高雄車站', '高雄火車站', 'Kaohsiung Main Station'),
    place('landmark', '臺灣銀行高雄分行'),
    place('landmark', '高雄車站東停車場'),
    place('junction', '中正二路／民族二路'),
    place('junction', '中正三路／中山一路', '美麗島圓環'),
    place('street_light', '苓雅-000123'),
    place('street_light', '苓雅-001230'),
    place('street_light', '前鎮-000123'),
    place('street_light', '臺17-0045'),
    place('street_light', '12-34'),
    place('street_light', '123-4'),
  ]);
  const first = (text: string) => index.search(text)[0]?.place.name;
  const all = (text: string) => index.search(text).map(({ place: { name } }) => name);

  it.each([
    ['a name', '高雄車站', '高雄車站'],
    ['an alias', '高雄火車站', '高雄車站'],
    ['English in any case', 'KAOHSIUNG main', '高雄車站'],
    ['台 for 臺', '台灣銀行', '臺灣銀行高雄分行'],
    ['臺 for 台', '臺灣銀行高雄', '臺灣銀行高雄分行'],
    ['a junction as it is listed', '中正二路／民族二路', '中正二路／民族二路'],
    ['the other order', '民族二路/中正二路', '中正二路／民族二路'],
    ['roads without their sections', '中正路與民族路口', '中正二路／民族二路'],
    ['the other order of those', '民族路/中正路', '中正二路／民族二路'],
    ['no mark between the roads', '民族路中正路口', '中正二路／民族二路'],
    ['Arabic numbers of roads', '民族2路和中正２路交叉口', '中正二路／民族二路'],
    ['路口 after 路', '中正二路、民族二路路口', '中正二路／民族二路'],
    ['a light’s whole number', '苓雅-000123', '苓雅-000123'],
    ['a light without its zeros', '苓雅123', '苓雅-000123'],
    ['full-width digits', '苓雅－０００１２３', '苓雅-000123'],
    ['words around the number', '路燈編號 苓雅 123 號', '苓雅-000123'],
    ['more zeros than listed', '前鎮 00000123', '前鎮-000123'],
    ['台 in a number', '台17-45', '臺17-0045'],
    ['parts that are not run together', '12-34', '12-34'],
    ['the other parts', '123-4', '123-4'],
  ])('%s: %s', (_, typed, name) => expect(first(typed)).toBe(name));

  it('the exact number stands before one that begins with it, and the last number alone finds each of them', () => {
    expect(all('苓雅 123')).toEqual(['苓雅-000123', '苓雅-001230']);
    expect(all('123').slice(0, 2).sort()).toEqual(['前鎮-000123', '苓雅-000123']);
  });

  it('what is whole stands before what begins with it, and two junctions are not one', () => {
    expect(all('高雄車站')).toEqual(['高雄車站', '高雄車站東停車場']);
    expect(all('中正路與民族路')).toEqual(['中正二路／民族二路']);
    expect(all('民族路與民族路')).toEqual([]);
    expect(all('沒有這個地方')).toEqual([]);
    expect(all('、／')).toEqual([]);
  });

  it('ten at most', () => {
    const many = Array.from({ length: 30 }, (_, i) => place('street_light', `鳳山-${i + 100}`));
    const names = indexOf([...many, ...many.map((_, i) => place('landmark', `公園${i}`))]);
    expect(names.search('鳳山-1')).toHaveLength(10);
    expect(names.search('公園')).toHaveLength(10);
  });

  it.each([
    ['苓雅 000123', '苓雅-123'],
    ['路燈０', '0'],
    ['A-007-B', 'a-7-b'],
  ])('the key of %s is %s', (typed, key) => expect(lightKey(typed)).toBe(key));

  it.each([
    ['中正路', ['中正路']],
    ['中正路口', ['中正路']],
    ['民生一路與中華三路口', ['民生一路', '中華三路']],
    ['成功路一段', ['成功路一段']],
  ])('the roads of %s', (typed, roads) => expect(roadsOf(typed)).toEqual(roads));
});

describe('a list of places', () => {
  const HEADER = 'kind,name,aliases,lng,lat,source';
  const read = (...lines: string[]) =>
    placesIn(new TextEncoder().encode([HEADER, ...lines].join('\r\n')), lng => lng < 121);
  const faults = (...lines: string[]) => read(...lines).faults.map(({ line, reason }) => `${line} ${reason}`);

  it.each([
    ['an unknown kind', 'park,大公園,,120.3,22.6,', '2 kind must be one of landmark, junction, street_light'],
    ['no name', 'landmark,,,120.3,22.6,', '2 lacks a name'],
    ['no position', 'landmark,車站,,,22.6,', '2 車站 lacks a longitude and latitude in degrees'],
    ['no number', 'landmark,車站,,120.3,N22,', '2 車站 lacks a longitude and latitude in degrees'],
    ['outside', 'landmark,101,,121.5,25,', '2 101 lies outside the city'],
    ['one road', 'junction,中正路口,,120.3,22.6,', '2 中正路口 must name two roads with ／ between them'],
    ['an open quote', 'landmark,"車站,,120.3,22.6,', '2 a quote is not closed: nothing behind it is read'],
    ['a quote within', 'landmark,車"站",,120.3,22.6,', '2 the line cannot be read as CSV'],
  ])('names the line of %s', (_, line, reason) => expect(faults(line)).toEqual([reason]));

  it.each([
    ['landmark,台灣銀行,,120.3,22.6,', 'landmark,臺灣銀行,,120.3,22.6,', '臺灣銀行'],
    ['junction,甲路／乙路,,120.3,22.6,', 'junction,乙路／甲路,,120.3,22.6,', '乙路／甲路'],
    ['street_light,苓雅-012,,120.3,22.6,', 'street_light,苓雅-12,,120.3,22.6,', '苓雅-12'],
  ])('%s is twice in it where %s is', (one, other, name) => {
    expect(faults(one, '', other)).toEqual([`4 ${name} is on line 2 already`]);
    expect(read(one, '', other).places).toHaveLength(1);
  });

  it('may be saved by a spreadsheet: with a byte order mark, in Big5 (市場 as it is written there)', () => {
    const bytes = [0xa5, 0xab, 0xb3, 0xf5];
    const rows = `${HEADER}\nlandmark,@@@@,,120.3,22.6,\n`;
    const big5 = Uint8Array.from(Buffer.from(rows));
    big5.set(bytes, rows.indexOf('@@@@'));
    expect(placesIn(big5, () => true).places.map(({ name }) => name)).toEqual(['市場']);
    const marked = new TextEncoder().encode(`\ufeff${HEADER}\nlandmark,市場,,120.3,22.6,\n`);
    expect(placesIn(marked, () => true)).toMatchObject({ places: [{ name: '市場' }], faults: [] });
  });

  it('is read part by part: the lines are those of the file, and what is in quotes is not cut', () => {
    const light = (i: number): string => `street_light,苓雅-${i},,120.3,22.6,"list, of\n“2026”"`;
    const lights = Array.from({ length: 5000 }, (_, i) => light(i));
    const bytes = new TextEncoder().encode(
      [HEADER, ...lights, light(7), 'park,大公園,,120.3,22.6,'].join('\n'),
    );
    const parts = [...readInParts(bytes, () => true)];
    expect(parts.length).toBeGreaterThan(1);
    const index = new PlaceIndex();
    for (const { places } of parts) index.add(places);
    expect(index.search('苓雅 4321')[0]).toMatchObject({ place: { name: '苓雅-4321' }, by: 'number' });
    expect(index.search('苓雅 49').map(({ place: { name } }) => name)).toEqual(
      ['', 0, '00', '01', '02', '03', '04', '05', '06', '07'].map(last => `苓雅-49${last}`),
    );
    expect(parts.flatMap(part => part.places)).toHaveLength(5000);
    expect(parts.flatMap(part => part.faults.map(({ line, reason }) => `${line} ${reason}`))).toEqual([
      '10003 苓雅-7 is on line 17 already',
      '10004 kind must be one of landmark, junction, street_light',
    ]);
  });

  it.each([2, 3000, 19_999])(
    'an open quote on line %i ends it there, by name, and nothing behind is looked at',
    open => {
      const rows = Array.from({ length: 20_000 }, (_, i) => `street_light,苓雅-${i},,120.3,22.6,`);
      rows[open - 2] = `street_light,"苓雅-open,,120.3,22.6,`;
      const text = [HEADER, ...rows].join('\n');
      const parts = [...readInParts(new TextEncoder().encode(text), () => true)];
      expect(
        parts.flatMap(({ faults: found }) => found.map(({ line, reason }) => `${line} ${reason}`)),
      ).toEqual([`${open} a quote is not closed: nothing behind it is read`]);
      expect(parts.flatMap(({ places }) => places)).toHaveLength(open - 2);
      const before = [HEADER, ...rows.slice(0, open - 1)].join('\n').length;
      expect(parts.length).toBeLessThanOrEqual(Math.ceil(before / (64 * 1024)));
    },
  );

  it('with other columns is no list, and neither is a picture', () => {
    const other = placesIn(new TextEncoder().encode('name,kind\n車站,landmark\n'), () => true);
    expect(other.faults).toEqual([expect.objectContaining({ file: 'places.csv', line: 1 })]);
    expect(placesIn(Uint8Array.from([0xff, 0xd8, 0xff, 0]), () => true).faults).toHaveLength(1);
  });
});
