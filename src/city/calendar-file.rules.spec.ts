import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { GOOD, HEADER, normalised, published, together } from '../../test/support/calendar-file.js';
import { readCalendar } from './calendar-file.rules.js';
import { workingDaysOf } from './calendar-year.rules.js';

const read = (text: string) => readCalendar(Buffer.from(text));
const OF_2026 = {
  year: 2026,
  off: { '2026-01-01': '開國紀念日', '2026-02-16': '農曆除夕', '2026-02-17': '春節' },
  makeUp: { '2026-03-28': '補行上班' },
};

describe('the government’s calendar of a whole year', () => {
  it.each<[string, (text: string) => string | Uint8Array]>([
    ['in UTF-8', text => text],
    ['in UTF-8 with a byte order mark', text => `\ufeff${text}`],
    ['in Big5', big5],
    ['with the line ends of Windows', text => text.replaceAll('\n', '\r\n')],
    ['in Big5 with the line ends of Windows', text => big5(text.replaceAll('\n', '\r\n'))],
    ['without an end of the last line', text => text.trimEnd()],
    ['with blank lines at the end', text => `${text}\n\n`],
    ['with the empty columns of a spreadsheet', text => `${text.replaceAll('\n', ',,\n')},,,,\n`],
    ['with blanks around what it says', text => text.replaceAll(',', ' , ')],
    ['in quotes', text => text.replace(/[^,\n]+/g, '"$&"')],
    ['backwards', text => [HEADER, ...text.trim().split('\n').slice(1).reverse()].join('\n')],
  ])('%s is read: what is off on a weekday, and what is made up for', (_, written) => {
    const file = written(GOOD);
    expect(readCalendar(typeof file === 'string' ? Buffer.from(file) : file)).toEqual({
      years: [OF_2026],
      faults: [],
    });
  });

  it('counts by its marks alone: a note closes nothing, and a day off needs none', () => {
    const { years } = read(published(2026, { '20260105': '2,', '20260904': '0,記者節', '20260606': '0,' }));
    expect(years).toEqual([
      { year: 2026, off: { '2026-01-05': '放假日' }, makeUp: { '2026-06-06': '補行上班日' } },
    ]);
    expect(workingDaysOf(years[0] as (typeof years)[number])).toBe(261 - 1 + 1);
  });

  it('keeps a note with a comma, if it is in quotes', () => {
    const { years } = read(published(2026, { '20260403': '2,"兒童節,補假"' }));
    expect(years[0]?.off).toEqual({ '2026-04-03': '兒童節,補假' });
  });

  it('may be several years in one file, also in the columns of the normalised form', () => {
    const { years, faults } = read(together(normalised(2028), normalised(2027)));
    expect(faults).toEqual([]);
    expect(years).toEqual([
      { year: 2027, off: {}, makeUp: {} },
      { year: 2028, off: {}, makeUp: {} },
    ]);
  });

  const real = resolve(import.meta.dirname, '../../../shared/data/workdays.csv');
  (existsSync(real) ? it : it.skip)('has been read for fifteen years, as the government counts them', () => {
    const { years, faults } = readCalendar(readFileSync(real));
    expect(faults).toEqual([]);
    expect(years.map(one => [one.year, workingDaysOf(one)])).toEqual([
      [2013, 250],
      [2014, 252],
      [2015, 249],
      [2016, 250],
      [2017, 249],
      [2018, 250],
      [2019, 250],
      [2020, 251],
      [2021, 249],
      [2022, 250],
      [2023, 249],
      [2024, 251],
      [2025, 247],
      [2026, 245],
      [2027, 244],
    ]);
  });
});

/** Node decodes Big5 and does not write it. */
function big5(text: string): Uint8Array {
  const decoder = new TextDecoder('big5', { fatal: true });
  const codes = new Map<string, number[]>();
  for (let lead = 0xa1; lead <= 0xf9; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      try {
        codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
      } catch {
        // Nobody's place.
      }
    }
  }
  return Uint8Array.from([...text].flatMap(one => codes.get(one) ?? one.charCodeAt(0)));
}
