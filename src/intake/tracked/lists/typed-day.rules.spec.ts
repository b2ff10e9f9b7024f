import { describe, expect, it } from '@jest/globals';
import { typedDay } from './typed-day.rules.js';

describe('a day in a list', () => {
  it.each([
    ['101/12/31', '2012-12-31'],
    ['101.1.5', '2012-01-05'],
    ['115年3月9日', '2026-03-09'],
    ['1011231', '2012-12-31'],
    ['99/2/3', '2010-02-03'],
    ['2026-03-09', '2026-03-09'],
    ['2026/3/9', '2026-03-09'],
    ['20260309', '2026-03-09'],
    ['115/13/40', '2026-13-40'],
    ['下週', '下週'],
    ['', ''],
  ])('written %j is %s', (text, expected) => {
    expect(typedDay(text)).toBe(expected);
  });
});
