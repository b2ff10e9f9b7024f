import { describe, expect, it } from '@jest/globals';
import {
  type BreachRow,
  breachRows,
  byLateness,
  figuresOf,
  topOf,
  trendStep,
} from './breach-report.rules.js';
import { inAll } from './breach-scope.js';

const stopped = { met: 6, missed: 2, cancelled: 1, extended: 3, metByExtension: 2, cured: 1 };
const running = {
  ...{ kind: 'respond', dimension: 'all', key: '' },
  ...{ openOverdue: 12, running: 5, openExtended: 1, openCured: 0 },
  olderThan: [9, 6, 3, 1],
  oldestMinutes: 50_000,
};

describe('The figures of limits', () => {
  it('are out of what was decided: met, missed, and open and overdue', () => {
    expect(figuresOf([stopped], [running])).toEqual({
      ...{ met: 6, missed: 2, openOverdue: 12, due: 20, onTimePercent: 30, originalOnTimePercent: 20 },
      ...{ extended: 4, metByExtension: 2, cured: 1, running: 5, cancelled: 1 },
      ages: [3, 3, 3, 2, 1],
      oldestMinutes: 50_000,
    });
  });

  it('have no rate where nothing was decided, whatever runs', () => {
    const figures = figuresOf(
      [],
      [{ ...running, openOverdue: 0, olderThan: [0, 0, 0, 0], oldestMinutes: 0 }],
    );
    expect(figures).toMatchObject({ due: 0, onTimePercent: null, originalOnTimePercent: null, running: 5 });
    expect(figures.ages).toEqual([0, 0, 0, 0, 0]);
  });

  it('of several that stand for one are added up, and the oldest is the oldest of all', () => {
    const of = (key: string, minutes: number) => ({
      ...running,
      dimension: 'agency',
      key,
      oldestMinutes: minutes,
    });
    const rows = breachRows(
      [{ kind: 'respond', dimension: 'agency', key: 'a1', figures: stopped }],
      [of('a1', 10), of('a2', 70), { ...of('a2', 99), kind: 'reply' }],
      one => one.kind === 'respond',
      key => key.slice(0, 1),
    );
    expect([...rows]).toEqual([
      ['a', expect.objectContaining({ met: 6, openOverdue: 24, oldestMinutes: 70 })],
    ]);
  });

  it('stand with the most late first, and nobody’s last', () => {
    const row = (key: string, missed: number, due = missed): BreachRow => ({
      ...figuresOf([], []),
      ...{ key, missed, due },
    });
    const rows = [row('', 99), row('b', 1, 5), row('c', 1, 9), row('a', 1, 5), row('d', 7)];
    expect(rows.sort(byLateness).map(({ key }) => key)).toEqual(['d', 'c', 'a', 'b', '']);
  });

  it.each([
    ['section', 'bureau'],
    ['bureau', 'bureau'],
    ['team', 'bureau'],
    ['stranger', 'stranger'],
  ])('of %s are those of %s', (code, top) => {
    const above: Record<string, string> = { section: 'bureau', team: 'section' };
    expect(topOf(code, one => above[one] ?? null)).toBe(top);
  });

  it.each([
    [1, 'day'],
    [62, 'day'],
    [63, 'month'],
    [366, 'month'],
  ] as const)('of %d days have a trend by %s…', (days, step) => {
    expect(trendStep(days)).toBe(step);
  });
});

describe('What is asked for, within what may be seen,', () => {
  it.each([
    [[undefined, undefined], undefined],
    [
      [['a', 'b'], undefined],
      ['a', 'b'],
    ],
    [[undefined, ['a']], ['a']],
    [
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      ['b'],
    ],
    [[['a'], ['b']], []],
    [[['a', 'a'], ['a', 'b'], undefined], ['a']],
  ])('is of %j: %j', (lists, expected) => {
    expect(inAll(...lists)).toEqual(expected);
  });
});
