import { describe, expect, it } from '@jest/globals';
import { GOOD, HEADER, normalised } from '../../test/support/calendar-file.js';
import { readCalendar } from './calendar-file.rules.js';

const read = (text: string) => readCalendar(Buffer.from(text));

describe('a calendar file is refused, and none of it is taken, for', () => {
  const without = (...dates: string[]): string =>
    GOOD.split('\n')
      .filter(line => !dates.some(date => line.startsWith(date)))
      .join('\n');
  const edited = (before: string, after: string): string => {
    expect(GOOD).toContain(before);
    return GOOD.replace(before, after);
  };

  it.each<[string, () => string, string[], RegExp]>([
    ['a missing day, a Monday', () => without('20260105'), ['6 DAY_MISSING'], /缺少 2026-01-05。/],
    [
      'three missing days',
      () => without('20260105', '20260106', '20260107'),
      ['6 DAY_MISSING'],
      /2026-01-05 至 2026-01-07（3 天）/,
    ],
    [
      'a day twice',
      () => edited('20260105,一,0,\n', '20260105,一,0,\n20260105,一,0,\n'),
      ['7 DAY_TWICE'],
      /2026-01-05 在第6行已經出現過/,
    ],
    [
      'a day typed as the one before, which is in the file twice then',
      () => edited('20260106,二', '20260105,二'),
      ['7 WEEKDAY_CONTRADICTS', '7 DAY_TWICE', '8 DAY_MISSING'],
      /2026-01-05 是星期一，檔案寫的是「二」/,
    ],
    [
      'a November weekend typed as October weekdays, as in 2015',
      () => edited('20261107,六,2,\n20261108,日,2,', '20261007,六,2,\n20261008,日,2,'),
      [
        '312 WEEKDAY_CONTRADICTS',
        '312 DAY_TWICE',
        '313 WEEKDAY_CONTRADICTS',
        '313 DAY_TWICE',
        '314 DAY_MISSING',
      ],
      /2026-10-07 是星期三，檔案寫的是「六」/,
    ],
    [
      'a weekday that contradicts the date',
      () => edited('20260105,一', '20260105,二'),
      ['6 WEEKDAY_CONTRADICTS'],
      /星期一/,
    ],
    [
      'a weekday there is none of',
      () => edited('20260105,一', '20260105,八'),
      ['6 WEEKDAY_UNKNOWN'],
      /沒有星期「八」/,
    ],
    ['no weekday', () => edited('20260105,一', '20260105,'), ['6 WEEKDAY_UNKNOWN'], /沒有星期「」/],
    [
      'a year that begins late',
      () => without('20260101', '20260102'),
      ['2 YEAR_NOT_WHOLE'],
      /2026 年不完整，只有 2026-01-03 至 2026-12-31/,
    ],
    [
      'half a year',
      () => `${GOOD.slice(0, GOOD.indexOf('20260701'))}`,
      ['182 YEAR_NOT_WHOLE'],
      /2026-01-01 至 2026-06-30/,
    ],
    [
      'the first day of another year',
      () => `${GOOD}20270101,五,2,開國紀念日\n`,
      ['367 YEAR_NOT_WHOLE'],
      /2027 年不完整/,
    ],
    [
      '30 February',
      () => edited('20260302,一', '20260230,一'),
      ['62 DATE_IMPOSSIBLE', '63 DAY_MISSING'],
      /沒有「20260230」這一天/,
    ],
    [
      'a date of the Republic',
      () => edited('20260105', '1150105'),
      ['6 DATE_IMPOSSIBLE', '7 DAY_MISSING'],
      /20260101/,
    ],
    [
      'a year nobody plans for',
      () => edited('20260105', '99990105'),
      ['6 DATE_IMPOSSIBLE', '7 DAY_MISSING'],
      /99990105/,
    ],
    [
      'an unknown mark',
      () => edited('20260105,一,0', '20260105,一,1'),
      ['6 MARK_UNKNOWN'],
      /「1」，應為 0（上班）或 2（放假）/,
    ],
    ['no mark', () => edited('20260105,一,0', '20260105,一,'), ['6 MARK_UNKNOWN'], /「」/],
    [
      'a note with a comma that nobody put in quotes',
      () => edited('2,春節', '2,春節,初一'),
      ['49 COLUMNS_DIFFER'],
      /有 5 欄，標題列有 4 欄/,
    ],
    ['no header', () => GOOD.slice(HEADER.length + 1), ['1 NO_HEADER'], /沒有標題列/],
    ['another header', () => edited('是否放假', '放假'), ['1 NO_HEADER'], /西元日期/],
    ['a header and nothing else', () => `${HEADER}\n`, ['1 FILE_EMPTY'], /空的/],
    ['nothing', () => '', ['1 FILE_EMPTY'], /空的/],
    ['blanks', () => ' \n\n', ['1 FILE_EMPTY'], /空的/],
    ['commas', () => ',,,\n,,,\n', ['1 FILE_EMPTY'], /空的/],
    ['a web page', () => '<!DOCTYPE html>\n<html>…</html>', ['1 NO_HEADER'], /標題列/],
    ['a quote without an end', () => edited('春節', '"春節'), ['49 NOT_CSV'], /不是.*CSV/],
    ['what contains more than text', () => `${GOOD}\0`, ['1 NOT_CSV'], /不是.*CSV/],
  ])('%s', (_, text, expected, sentence) => {
    const { years, faults } = read(text());
    expect(faults.map(({ line, code }) => `${line} ${code}`)).toEqual(expected);
    expect(years).toEqual([]);
    const [first] = faults;
    expect(first?.message['zh-TW']).toMatch(sentence);
    expect(first?.message['zh-TW']).toMatch(new RegExp(`^第${first?.line}行：.+[。]$`));
    expect(first?.message.en).toMatch(new RegExp(`^Line ${first?.line}: .+\\.$`));
  });

  it('a spreadsheet that was not saved as CSV', () => {
    const sheet = Buffer.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00, 0xff, 0x80]);
    expect(readCalendar(sheet).faults).toMatchObject([{ line: 1, code: 'NOT_CSV' }]);
  });

  it('a date of the Republic beside the date that says something else', () => {
    const { faults } = read(normalised(2028).replace('2028-03-01,117/03/01', '2028-03-01,117/03/02'));
    expect(faults).toMatchObject([{ line: 62, code: 'ROC_DATE_CONTRADICTS' }]);
    expect(faults[0]?.message['zh-TW']).toContain('117/03/02');
  });

  it('every one of its faults at once, by line', () => {
    const text = edited('20260105,一,0', '20260105,一,7')
      .replace('20260212,四', '20260212,五')
      .replace('20261231,四,0,\n', '');
    expect(read(text).faults.map(({ line, code }) => `${line} ${code}`)).toEqual([
      '6 MARK_UNKNOWN',
      '44 WEEKDAY_CONTRADICTS',
      '365 YEAR_NOT_WHOLE',
    ]);
  });
});
