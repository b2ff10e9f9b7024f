import { describe, expect, it } from '@jest/globals';
import { DateWords } from './dates.words.js';
import { LocalDays } from './local-days.js';

const words = new DateWords(new LocalDays('Asia/Taipei'));
const ms = (time: string): number => Date.parse(`${time}+08:00`);

describe('a time', () => {
  it.each([
    ['a Saturday', '2026-11-21T14:05:59.999', '115/11/21（六）14:05', 'Sat 21 Nov 2026, 14:05'],
    ['the first moment of a day', '2026-11-21T00:00:00', '115/11/21（六）00:00', 'Sat 21 Nov 2026, 00:00'],
    [
      'a Sunday of the first ROC century',
      '2010-12-05T09:03:00',
      '99/12/05（日）09:03',
      'Sun 5 Dec 2010, 09:03',
    ],
  ])('such as %s (%s) is said as %s, %s', (_, time, chinese, english) => {
    expect(words.moment(ms(time))).toEqual({ 'zh-TW': chinese, en: english });
  });

  it.each([
    ['2026-11-24T00:00:00', '115/11/23（一）24:00', 'Mon 23 Nov 2026, 24:00'],
    ['2027-01-01T00:00:00', '115/12/31（四）24:00', 'Thu 31 Dec 2026, 24:00'],
    ['2026-11-24T12:00:00', '115/11/24（二）12:00', 'Tue 24 Nov 2026, 12:00'],
  ])('that is the end of something (%s) belongs to the day it ends: %s, %s', (time, chinese, english) => {
    expect(words.end(ms(time))).toEqual({ 'zh-TW': chinese, en: english });
  });
});

describe('a run of days', () => {
  it.each([
    ['2026-11-14T00:00:00', '2026-11-15T00:00:00', '115/11/14（六）', 'Sat 14 Nov 2026'],
    [
      '2026-11-14T00:00:00',
      '2026-11-16T00:00:00',
      '115/11/14（六）–11/15（日）',
      'Sat 14 Nov – Sun 15 Nov 2026',
    ],
    [
      '2025-12-31T00:00:00',
      '2026-01-02T00:00:00',
      '114/12/31（三）–115/01/01（四）',
      'Wed 31 Dec 2025 – Thu 1 Jan 2026',
    ],
    ['2026-07-10T12:00:00', '2026-07-11T00:00:00', '115/07/10（五）下午', 'Fri 10 Jul 2026, afternoon'],
    ['2026-07-10T00:00:00', '2026-07-10T12:00:00', '115/07/10（五）上午', 'Fri 10 Jul 2026, morning'],
    [
      '2026-07-09T12:00:00',
      '2026-07-10T12:00:00',
      '115/07/09（四）下午–07/10（五）上午',
      'Thu 9 Jul, afternoon – Fri 10 Jul 2026, morning',
    ],
  ])('from %s until before %s is %s, %s', (from, to, chinese, english) => {
    expect(words.run(ms(from), ms(to))).toEqual({ 'zh-TW': chinese, en: english });
  });
});

describe('a span of time', () => {
  it.each([
    [
      '2026-11-21T22:30:00',
      '2026-11-22T02:30:00',
      '115/11/21（六）22:30–11/22（日）02:30',
      'Sat 21 Nov 2026, 22:30 – Sun 22 Nov 2026, 02:30',
    ],
    [
      '2026-11-21T08:00:00',
      '2026-11-21T12:00:00',
      '115/11/21（六）08:00–12:00',
      'Sat 21 Nov 2026, 08:00 – 12:00',
    ],
    [
      '2026-11-21T20:00:00',
      '2026-11-22T00:00:00',
      '115/11/21（六）20:00–24:00',
      'Sat 21 Nov 2026, 20:00 – 24:00',
    ],
  ])('from %s until %s is %s, %s', (from, to, chinese, english) => {
    expect(words.span(ms(from), ms(to))).toEqual({ 'zh-TW': chinese, en: english });
  });
});
