import { describe, expect, it } from '@jest/globals';
import { dayAt, daysFrom, readableDay, readableTime } from './period.rules.js';

describe('A day', () => {
  it('is a calendar day in Taipei, and not twenty-four hours of UTC', () => {
    expect(daysFrom('2026-11-21', '2026-11-21')).toEqual({
      from: new Date('2026-11-20T16:00:00Z'),
      to: new Date('2026-11-21T16:00:00Z'),
    });
  });

  it('may be the first of twenty years', () => {
    expect(daysFrom('2006-11-21', '2026-11-20')).not.toBeNull();
  });

  it('ends a month and a year like any other', () => {
    expect(daysFrom('2024-02-29', '2024-12-31')).toEqual({
      from: new Date('2024-02-28T16:00:00Z'),
      to: new Date('2024-12-31T16:00:00Z'),
    });
  });

  it.each([
    ['2026-02-30', '2026-03-01'],
    ['2026-13-01', '2026-13-01'],
    ['2026-11-21', '2026-11-20'],
    ['2006-11-21', '2026-11-21'],
    ['0001-01-01', '9999-12-31'],
  ])('from %s to %s is none', (first, last) => expect(daysFrom(first, last)).toBeNull());

  it.each([
    ['2026-11-20T15:59:59.999Z', '2026-11-20'],
    ['2026-11-20T16:00:00Z', '2026-11-21'],
  ])('at %s is %s', (time, day) => expect(dayAt(new Date(time))).toBe(day));
});

describe('A time as people read it', () => {
  it('has the year of the Republic in Chinese', () => {
    expect(readableDay('2016-11-03', 'zh-TW')).toBe('105/11/03（四）');
    expect(readableDay('2016-11', 'zh-TW')).toBe('105 年 11 月');
    expect(readableTime(new Date('2016-11-03T06:05:00Z'), 'zh-TW')).toBe('105/11/03（四）14:05');
  });

  it('has the year of ISO 8601 in English', () => {
    expect(readableTime(new Date('2016-11-03T06:05:00Z'), 'en')).toBe('2016-11-03 14:05');
  });
});
