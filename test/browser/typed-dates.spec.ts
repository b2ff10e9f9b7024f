import { describe, expect, it } from '@jest/globals';
import { parseDay } from '../../src/console/words/dates.js';
import { readClock, readDay } from '../../src/console/words/typed-dates.js';

describe('a day, typed as', () => {
  it.each([
    ['1131121', '2024-11-21'],
    ['113/11/21', '2024-11-21'],
    ['113.11.21', '2024-11-21'],
    ['113-11-21', '2024-11-21'],
    ['113/1/2', '2024-01-02'],
    ['民國113年11月21日', '2024-11-21'],
    ['中華民國 113 年 11 月 21 日', '2024-11-21'],
    ['113年11月21日（四）', '2024-11-21'],
    ['113/11/21 星期四', '2024-11-21'],
    ['１１３／１１／２１', '2024-11-21'],
    ['１１３．１１．２１', '2024-11-21'],
    ['113年1月1日', '2024-01-01'],
    ['99/12/31', '2010-12-31'],
    ['991231', '2010-12-31'],
    ['民國1年1月1日', '1912-01-01'],
    ['2024-11-21', '2024-11-21'],
    ['2024/11/21', '2024-11-21'],
    ['20241121', '2024-11-21'],
    ['西元2024年11月21日', '2024-11-21'],
    ['113/2/29', '2024-02-29'],
    ['  1131121  ', '2024-11-21'],
  ])('%s, is %s', (typed, day) => {
    expect(readDay(typed)).toEqual({ day });
    expect(parseDay(typed)).toBe(day);
  });

  it.each<[string, object]>([
    ['114/2/29', { why: 'day', year: 114, month: 2, day: 29 }],
    ['1140229', { why: 'day', year: 114, month: 2, day: 29 }],
    ['2025-02-29', { why: 'day', year: 2025, month: 2, day: 29 }],
    ['113/11/31', { why: 'day', year: 113, month: 11, day: 31 }],
    ['113/11/0', { why: 'day', year: 113, month: 11, day: 0 }],
    ['113/13/1', { why: 'month', month: 13 }],
    ['1130001', { why: 'month', month: 0 }],
    ['', { why: 'form' }],
    ['昨天', { why: 'form' }],
    ['113/11', { why: 'form' }],
    ['113/11.21', { why: 'form' }],
    ['113/11/211', { why: 'form' }],
    ['0/1/1', { why: 'form' }],
    ['民國2024年11月21日', { why: 'form' }],
    ['西元113年11月21日', { why: 'form' }],
    ['113/11/21<script>', { why: 'form' }],
    ['9'.repeat(5000), { why: 'form' }],
  ])('%s, is none', (typed, why) => {
    expect(readDay(typed)).toEqual(why);
    expect(parseDay(typed)).toBeNull();
  });
});

describe('a time, typed as', () => {
  it.each<[string, string | null]>([
    ['14:05', '14:05'],
    ['１４：０５', '14:05'],
    ['1405', '14:05'],
    ['905', '09:05'],
    ['9:05', '09:05'],
    ['上午9時30分', '09:30'],
    ['下午2點', '14:00'],
    ['下午 02:05', '14:05'],
    ['下午12:30', '12:30'],
    ['上午12:30', '00:30'],
    ['晚上8點', '20:00'],
    ['00:00', '00:00'],
    ['24:00', null],
    ['14:60', null],
    ['下午14:05', null],
    ['', null],
    ['noon', null],
  ])('%s, is %s', (typed, time) => {
    expect(readClock(typed)).toBe(time);
  });
});
