import { describe, expect, it } from '@jest/globals';
import type { Sum } from '../rollup/sums.query.js';
import { answerCells, reasonCounts } from './answers.rules.js';

const sum = (dimension: string, kind: string, key: string, figures: Sum['figures']): Sum => ({
  ...{ dimension, kind, key, figures },
});

describe('What sums say of answers', () => {
  it('by item and district at once, of each sample, without what nobody answered', () => {
    const levels = { service4: 2, service5: 1, outcome4: 0, outcome5: 1 };
    expect(
      answerCells([
        sum('cell', 'self', '["RD01","苓雅區"]', { answered: 4, ...levels }),
        sum('cell', 'phone', '["RD01",""]', { answered: 1, service5: 1 }),
        sum('cell', 'self', '["EP01","苓雅區"]', { answered: 0, invited: 9 }),
        sum('all', 'self', '', { answered: 5 }),
      ]),
    ).toEqual([
      { sample: 'phone', category: 'RD01', district: '', answers: 1, service: 1, outcome: 0 },
      { sample: 'self', category: 'RD01', district: '苓雅區', answers: 4, service: 3, outcome: 1 },
    ]);
  });

  it('about reasons, what was said most first', () => {
    expect(
      reasonCounts([
        sum('reason', 'self', 'slow', { answers: 2 }),
        sum('reason', 'self', 'attitude', { answers: 2 }),
        sum('reason', 'phone', 'unclear', { answers: 3 }),
        sum('agency', 'self', 'police', { answers: 7 }),
      ]),
    ).toEqual([
      { sample: 'phone', code: 'unclear', answers: 3 },
      { sample: 'self', code: 'attitude', answers: 2 },
      { sample: 'self', code: 'slow', answers: 2 },
    ]);
  });
});
