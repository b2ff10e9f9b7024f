import { describe, expect, it } from '@jest/globals';
import { spanOf } from './annual-period.rules.js';
import { flawsOfEntry } from './entered-figure.rules.js';

describe('an entered figure', () => {
  it.each([
    ['seats', 33, '1-12', ''],
    ['seats', null, '1-12', ''],
    ['staff_with_disabilities_pct', 29.6, '1-6', ''],
    ['seats', 33.5, '1-12', 'value NOT_WHOLE'],
    ['staff_with_disabilities_pct', 100.5, '1-12', 'value OVER_A_HUNDRED'],
    ['calls', 5, '1-12', 'key FIGURE_IS_COUNTED'],
    ['chairs', 5, '1-12', 'key UNKNOWN_FIGURE'],
    ['chairs', 5, '12-1', 'months NO_SUCH_MONTHS, key UNKNOWN_FIGURE'],
  ])('%s %s of %s: “%s”', (key, value, months, expected) => {
    const flaws = flawsOfEntry({ span: spanOf('107', months), key, value });
    expect(flaws.map(({ field, code }) => `${field} ${code}`).join(', ')).toBe(expected);
  });
});
