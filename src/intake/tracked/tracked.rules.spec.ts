import { describe, expect, it } from '@jest/globals';
import { chineseNumber, meetingInWords } from '../../city/meeting-words.rules.js';
import { WorkingCalendar } from '../../city/working-days.rules.js';
import { endOf, usualReplyBy } from './tracked.rules.js';

const calendar = new WorkingCalendar(
  [{ year: 2026, off: { '2026-12-25': '行憲紀念日' }, makeUp: {} }],
  'Asia/Taipei',
);

describe('the day by which it is answered', () => {
  it.each([
    ['a class in which days off count', true, 10, '2026-12-28'],
    ['one in which they do not', false, 10, '2027-01-04'],
    ['one working day, over the weekend', false, 1, '2026-12-21'],
  ])('in %s', (_, holidaysCount, days, day) => {
    const friday = new Date('2026-12-18T16:00:00+08:00');
    expect(usualReplyBy(friday, { days, holidaysCount }, calendar)).toBe(day);
  });

  it('ends at its 24:00', () => {
    expect(endOf('2026-12-31')).toEqual(new Date('2027-01-01T00:00:00+08:00'));
  });
});

describe('a meeting in words', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [21, '二十一'],
    [99, '九十九'],
  ])('%i is %s', (count, words) => {
    expect(chineseNumber(count)).toBe(words);
  });

  it('names the term, the kind and which of them it is', () => {
    const kinds = [{ code: 'extraordinary', name: '臨時會', nameEn: 'Extraordinary session' }];
    const meeting = { term: 1, kind: 'extraordinary', nth: 6 };
    expect(meetingInWords(meeting, kinds)).toEqual({
      ...{ ...meeting, name: '第一屆第六次臨時會', nameEn: 'Extraordinary session 6 of term 1' },
    });
  });
});
