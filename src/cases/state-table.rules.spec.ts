import { describe, expect, it } from '@jest/globals';
import { flawsOf } from './state-table.rules.js';

const SOUND = [
  { from: ['new', 'back'], to: 'sent' },
  { from: ['sent'], to: 'back' },
  { from: ['sent'], to: 'done' },
];

describe('a table of states', () => {
  it.each([
    ['is sound', SOUND, []],
    [
      'has a state that nothing leads to',
      [...SOUND, { from: ['lost'], to: 'done' }],
      ['orders: lost cannot be reached'],
    ],
    [
      'has a state that nothing leads out of',
      [...SOUND, { from: ['sent'], to: 'stuck' }],
      ['orders: stuck never ends'],
    ],
    [
      'has a circle without a way out',
      [
        { from: ['new'], to: 'sent' },
        { from: ['sent'], to: 'new' },
      ],
      ['orders: new never ends', 'orders: sent never ends'],
    ],
  ])('%s', (_, moves, flaws) => {
    expect(flawsOf('orders', { start: 'new', ends: ['done'], moves })).toEqual(flaws);
  });
});
