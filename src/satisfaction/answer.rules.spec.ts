import { describe, expect, it } from '@jest/globals';
import type { SurveyReason } from '../city/satisfaction-rules.js';
import { flawOfAnswer, isUnhappy, LEVELS } from './answer.rules.js';

const SLOW: SurveyReason = { code: 'slow', about: 'service', name: '太慢', nameEn: 'Too slow' };

it('whoever gives one of the two lowest levels to the one or the other is unhappy, and nobody else', () => {
  const all = LEVELS.flatMap(service => LEVELS.map(outcome => ({ service, outcome })));
  const unhappy = all.filter(isUnhappy);
  expect([all.length, unhappy.length]).toEqual([25, 16]);
  expect(unhappy.every(({ service, outcome }) => service < 3 || outcome < 3)).toBe(true);
});

describe('an answer', () => {
  it.each([
    [2, 5, ['slow'], null],
    [1, 1, [], null],
    [5, 5, [], null],
    [3, 3, ['slow'], 'REASONS_NOT_ASKED'],
    [1, 1, ['slow', 'loud'], 'UNKNOWN_REASON'],
    [5, 5, ['loud'], 'UNKNOWN_REASON'],
  ])('service %i, outcome %i, because of %j: %s', (service, outcome, reasons, flaw) => {
    expect(flawOfAnswer({ service, outcome, reasons }, [SLOW])).toBe(flaw);
  });
});
