import { describe, expect, it } from '@jest/globals';
import { readKaohsiung } from './kaohsiung.rules.js';
import { type Sorted, sortRows } from './sort-rows.js';
import { readTainan } from './tainan.rules.js';

const NOW = new Date('2026-11-22T12:00:00+08:00');
const CITY = {
  categoryByAlias: (raw: string) =>
    raw === '路燈故障(一)' ? { code: 'LT01', kind: 'dispatch' as const } : null,
  districtByName: (name: string) => (name === '苓雅區' ? { name } : null),
  districtByZip: (zip: string) => (zip === '802' ? { name: '苓雅區' } : null),
  agencyByUnitName: (name: string) => (name === '養工處' ? { retired: false } : null),
  locate: (lng: number, lat: number) => (lng > 120 && lng < 121 && lat > 22 && lat < 23.5 ? {} : null),
};
const ROW = {
  FileNo_: 'INS170821160',
  Status_: '5',
  Cre_Date_: '2017/8/21 下午 05:23:52',
  Save_Date_: '2017/8/21 下午 05:30:00',
  Close_Date_: '2017/8/22 上午 12:10:00',
  UnitName_: '養工處',
  ZipName_: '苓雅區',
  zipcode_: '802',
  address_: '五福四路口',
  InformDesc_: '路燈故障(一)',
  BeforeDesc_: '渠反映路燈不亮，建請查處。',
  AfterDesc_: '該處已修復；本案不需回電故解除管制。',
  Lat_: '22.62',
  Lng_: '120.31',
};
const kaohsiung = (...rows: unknown[]): Sorted =>
  sortRows(
    rows.map((value, i) => ({ where: `row ${i + 1}`, value })),
    readKaohsiung,
    CITY,
    NOW,
  );
const one = (change: object): Sorted => kaohsiung({ ...ROW, ...change });

describe('a row of Kaohsiung’s feed', () => {
  it('becomes a case with its steps; what the feed has no time for has that of the next step it knows', () => {
    const { lines, rejected, warnings, byStatus } = kaohsiung(ROW);
    const step = { unit: '養工處', item: '路燈故障(一)' };
    expect({ lines, rejected, warnings, byStatus }).toEqual({
      lines: [
        {
          fileNo: 'INS170821160',
          createdAt: new Date('2017-08-21T17:23:52+08:00'),
          district: '苓雅區',
          itemCode: null,
          closingKind: null,
          steps: [
            { ...step, at: new Date('2017-08-21T17:30:00+08:00'), status: 2 },
            { ...step, at: new Date('2017-08-22T00:10:00+08:00'), status: 5 },
          ],
          told: {
            description: '渠反映路燈不亮，建請查處。',
            place: '五福四路口',
            point: { lng: 120.31, lat: 22.62 },
            handling: '該處已修復；本案不需回電故解除管制。',
            how: 'not_needed',
          },
        },
      ],
      ...{ rejected: [], warnings: [], byStatus: { 5: 1 } },
    });
  });

  it.each([
    [null, 'it is no object with fields.'],
    ['INS1', 'it is no object with fields.'],
    [[ROW], 'it is no object with fields.'],
    [{}, 'it has no FileNo_.'],
    [{ ...ROW, FileNo_: null }, 'it has no FileNo_.'],
    [{ ...ROW, FileNo_: { a: 1 } }, 'it has no FileNo_.'],
    [{ ...ROW, FileNo_: "'; drop table case_file; --" }, 'FileNo_ is no case number.'],
    [{ ...ROW, FileNo_: 'A'.repeat(50_000) }, 'FileNo_ is no case number.'],
    [{ ...ROW, Status_: 0 }, 'Status_ is none of 1 to 5 and 9.'],
    [{ ...ROW, Status_: 'x' }, 'Status_ is none of 1 to 5 and 9.'],
    [{ ...ROW, Status_: 'constructor' }, 'Status_ is none of 1 to 5 and 9.'],
    [{ ...ROW, Status_: null }, 'it has no Status_.'],
    [{ ...ROW, Cre_Date_: '' }, 'Cre_Date_ is empty.'],
    [{ ...ROW, Cre_Date_: '王小明' }, 'Cre_Date_ is no time.'],
    [{ ...ROW, Close_Date_: '2017/8/20 下午 01:00:00' }, 'Close_Date_ is earlier than Cre_Date_.'],
    [
      { ...ROW, Save_Date_: '2017/2/30 下午 01:00:00' },
      'Save_Date_ names a day that there is not: 2017-02-30.',
    ],
  ])('is rejected with a sentence: %j', (row, what) => {
    const { lines, rejected } = kaohsiung(row);
    expect(lines).toEqual([]);
    expect(rejected).toMatchObject([{ where: 'row 1', what }]);
    expect([null, 'INS170821160']).toContain(rejected[0]?.number);
  });

  it.each([
    ['a position outside the city', { Lat_: '25.03', Lng_: '121.56' }, /outside the city/],
    ['a position that is none', { Lat_: 'north', Lng_: '120.3' }, /no position/],
    ['50,000 characters', { BeforeDesc_: '路'.repeat(50_000) }, /BeforeDesc_ has 50000 characters/],
    ['a place of 50,000 characters', { address_: '𠮷'.repeat(25_000) }, /address_ has 50000 characters/],
    ['no Close_Date_', { Close_Date_: null }, /closed without a Close_Date_/],
  ])('is taken with a doubt for %s', (_what, change, doubt) => {
    const { lines, rejected, warnings } = one(change);
    expect({ cases: lines.length, rejected }).toEqual({ cases: 1, rejected: [] });
    expect(warnings).toEqual([
      { where: 'row 1', number: 'INS170821160', what: expect.stringMatching(doubt) },
    ]);
    const { description = '', place } = lines[0]?.told ?? {};
    expect(description.length).toBeLessThanOrEqual(4000);
    expect(`${place}${description}`).not.toMatch(/\p{Surrogate}/u);
  });

  it.each([
    [{ BeforeDesc_: '<script>alert(1)</script>' }, '<script>alert(1)</script>'],
    [{ BeforeDesc_: "'); delete from case_file; --" }, "'); delete from case_file; --"],
    [{ BeforeDesc_: '𠮷野家前😀' }, '𠮷野家前😀'],
    [
      { BeforeDesc_: '陳亞&#23738;小姐 &#x4e00; &#9999999;' },
      '陳亞岺小姐 一 &#9999999;'.replace('岺', '\u5cba'),
    ],
    [{ BeforeDesc_: 'a\u0000b\u0007c\ud800' }, 'abc\ufffd'],
    [{ BeforeDesc_: 12345 }, '12345'],
    [{ BeforeDesc_: null }, ''],
    [{ InformDesc_: '魔法', BeforeDesc_: '龍' }, '【魔法】龍'],
  ])('keeps what is written: %j', (change, description) => {
    expect(one(change).lines[0]?.told?.description).toBe(description);
  });

  it('says how often names came that the profile does not know, and keeps them in words', () => {
    const sorted = kaohsiung(
      { ...ROW, FileNo_: 'A1', ZipName_: '中西區', zipcode_: '700' },
      { ...ROW, FileNo_: 'A2', ZipName_: '', InformDesc_: '魔法', UnitName_: '魔法部' },
      { ...ROW, FileNo_: 'A3', InformDesc_: '魔法' },
    );
    expect(sorted).toMatchObject({
      unknownItems: { 魔法: 2 },
      unknownUnits: { 魔法部: 1 },
      unknownDistricts: { 中西區: 1 },
    });
    expect(sorted.lines.map(({ district, told }) => [district, told?.place])).toEqual([
      ['', '中西區五福四路口'],
      ['苓雅區', '五福四路口'],
      ['苓雅區', '五福四路口'],
    ]);
  });

  it('counts once of several with the same number: the one that is furthest on', () => {
    const { lines, repeated, byStatus } = kaohsiung({ ...ROW, Status_: '3', Close_Date_: '' }, ROW, {
      ...ROW,
      Status_: 2,
    });
    expect({ steps: lines.map(({ steps }) => steps.at(-1)?.status), repeated, byStatus }).toEqual({
      steps: [5],
      repeated: 2,
      byStatus: { 5: 1 },
    });
  });
});

describe('a record of Tainan', () => {
  const RECORD = {
    service_request_id: 'UN201505030064',
    requested_datetime: '2015-05-03 11:20:00.0',
    status: '已完工',
    ...{ keyword: '0', area: '南區', agency: '0', service_name: '髒亂及汙染', subproject: '空氣汙染' },
    ...{
      description: '新孝路 空氣汙染',
      address_string: '南區新孝路',
      lat: '0',
      long: '0',
      service_notice: {},
    },
    updated_datetime: '2015-05-03 16:16:17.0',
    Pictures: { picture: { file: 'AAAA' } },
  };
  const tainan = (change: object): Sorted =>
    sortRows([{ where: 'row 1', value: { ...RECORD, ...change } }], readTainan, CITY, NOW);

  it('is closed where it is done, at the time of its last change, by nobody who is named', () => {
    const { lines, warnings, unknownItems, unknownDistricts, unknownUnits } = tainan({});
    expect(lines[0]?.steps.map(({ at, status, unit }) => [at.toISOString(), status, unit])).toEqual([
      ['2015-05-03T03:20:00.000Z', 2, ''],
      ['2015-05-03T08:16:17.000Z', 5, ''],
    ]);
    expect(lines[0]?.told).toMatchObject({
      description: '【髒亂及汙染／空氣汙染】新孝路 空氣汙染',
      place: '南區新孝路',
      point: null,
      how: 'other',
    });
    expect({ warnings, unknownItems, unknownDistricts, unknownUnits }).toEqual({
      warnings: [],
      unknownItems: { '髒亂及汙染／空氣汙染': 1 },
      unknownDistricts: { 南區: 1 },
      unknownUnits: {},
    });
  });

  it.each([
    [{ status: '未處理', updated_datetime: 'null' }, 2, 0],
    [{ status: {}, updated_datetime: 'null' }, 2, 1],
    [{ status: '', updated_datetime: {} }, 2, 1],
    [{ status: '已完工', updated_datetime: 'null' }, 5, 1],
  ])('%j is read', (change, status, doubts) => {
    const { lines, warnings } = tainan(change);
    expect([lines[0]?.steps.at(-1)?.status, warnings.length]).toEqual([status, doubts]);
  });

  it.each([
    [{ status: '刪除' }, 'status is none that Tainan uses.'],
    [{ status: 'constructor' }, 'status is none that Tainan uses.'],
    [{ service_request_id: '' }, 'it has no service_request_id.'],
    [{ requested_datetime: null }, 'requested_datetime is empty.'],
    [{ updated_datetime: '2015-05-01 00:00:00' }, 'updated_datetime is earlier than requested_datetime.'],
  ])('%j is rejected with a sentence', (change, what) => {
    expect(tainan(change).rejected).toMatchObject([{ what }]);
  });
});
