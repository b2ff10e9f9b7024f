import { describe, expect, it } from '@jest/globals';
import { isUrged, type Urging, urgingInTheWay } from './urging.rules.js';

const IN_HAND: Urging = {
  ...{
    inHandOf: 'a colleague',
    isOverdue: true,
    isChased: false,
    isSampled: false,
    isReviewed: false,
    reminders: { today: 2, most: 3 },
  },
};
const me = { id: 'me' };

describe('what urges', () => {
  it.each<[Parameters<typeof urgingInTheWay>[0], Partial<Urging>, string | null]>([
    ['take-over', {}, null],
    ['take-over', { inHandOf: null }, '還沒有人承辦，請直接簽收。'],
    ['take-over', { inHandOf: 'me' }, '已經由您承辦。'],
    ['chase', {}, null],
    ['chase', { isOverdue: false }, '簽收、完成、回復等辦理時限都還沒有逾期。'],
    ['chase', { isChased: true }, '已經稽催，等候承辦人回覆。'],
    ['remind', {}, null],
    ['remind', { reminders: { today: 3, most: 3 } }, '今天的催辦次數已滿。'],
    ['withdraw', {}, null],
    ...(['send-back', 'reassign', 'reopen', 'withdraw'] as const).map(
      (name): [typeof name, Partial<Urging>, string] => [
        name,
        { isReviewed: true },
        '民眾不滿意的檢討尚未決定，請先到「不滿意檢討」決定。',
      ],
    ),
    ['take-back-release', { isReviewed: true }, null],
    ['note', { inHandOf: null, isChased: true, isOverdue: false }, null],
  ])('%s with %j', (name, change, why) => {
    expect(urgingInTheWay(name, me, { ...IN_HAND, ...change })?.['zh-TW'] ?? null).toBe(why);
  });

  it('is answered only while it is asked', () => {
    expect(isUrged('answer-chase', IN_HAND)).toBe(false);
    expect(isUrged('answer-chase', { ...IN_HAND, isChased: true })).toBe(true);
    expect(isUrged('chase', IN_HAND)).toBe(true);
    expect(isUrged('reject-sample', IN_HAND)).toBe(false);
    expect(isUrged('reject-sample', { ...IN_HAND, isSampled: true })).toBe(true);
  });
});
