import { describe, expect, it } from '@jest/globals';
import { byOffered, callFiguresOf, callRows } from './call-figures.rules.js';

const NONE = {
  ...{ offered: 0, answered: 0, abandoned: 0, abandonedIn5s: 0, answeredIn20s: 0, abandonedIn20s: 0 },
  ...{ waitingSeconds: 0, waitingKnown: 0, talkSeconds: 0, talkKnown: 0, holdSeconds: 0 },
  ...{ wrapUpSeconds: 0, wrapUpKnown: 0, transferred: 0 },
};
const HUNDRED = {
  ...NONE,
  ...{ offered: 100, answered: 80, abandoned: 20, abandonedIn5s: 10, answeredIn20s: 72, abandonedIn20s: 15 },
  ...{ waitingSeconds: 1200, waitingKnown: 80, talkSeconds: 16_000, talkKnown: 80, holdSeconds: 800 },
  ...{ wrapUpSeconds: 1800, wrapUpKnown: 60, transferred: 8 },
};

describe('The figures of calls', () => {
  it('name the service level three ways, each by its own denominator', () => {
    expect(callFiguresOf([HUNDRED])).toMatchObject({
      serviceLevelPercent: 72,
      serviceLevelRemovedPercent: 80,
      serviceLevelPositivePercent: 87,
    });
  });

  it('count who hung up, with and without those who did at once', () => {
    expect(callFiguresOf([HUNDRED])).toMatchObject({ abandonedPercent: 20, abandonedLaterPercent: 11.1 });
  });

  it('divide each time by the calls of which it is known, and handling is talk, hold and wrap-up', () => {
    expect(callFiguresOf([HUNDRED])).toMatchObject({
      ...{ averageWaitSeconds: 15, averageTalkSeconds: 200, averageHoldSeconds: 10 },
      ...{ averageWrapUpSeconds: 30, averageHandlingSeconds: 240 },
    });
    expect(callFiguresOf([{ ...HUNDRED, wrapUpSeconds: 0, wrapUpKnown: 0 }])).toMatchObject({
      averageWrapUpSeconds: null,
      averageHandlingSeconds: 210,
    });
  });

  it('add up the parts of handling before they round them', () => {
    const figures = {
      ...{ ...NONE, talkSeconds: 401, holdSeconds: 41, talkKnown: 2 },
      ...{ wrapUpSeconds: 61, wrapUpKnown: 2 },
    };
    expect(callFiguresOf([figures])).toMatchObject({
      ...{ averageTalkSeconds: 201, averageHoldSeconds: 21, averageWrapUpSeconds: 31 },
      averageHandlingSeconds: 252,
    });
  });

  it('divide by nothing only where there is nothing', () => {
    const figures = callFiguresOf([NONE]);
    const said = Object.entries(figures).filter(([name]) => /Percent|average/.test(name));
    expect(said.every(([, value]) => value === null)).toBe(true);
    // All hung up at once: nobody is left to be answered.
    const gone = { ...NONE, offered: 3, abandoned: 3, abandonedIn5s: 3, abandonedIn20s: 3 };
    expect(callFiguresOf([gone])).toMatchObject({
      ...{ serviceLevelPercent: 0, serviceLevelRemovedPercent: null, serviceLevelPositivePercent: 100 },
      abandonedLaterPercent: null,
    });
  });

  it('of several that stand for one are added up before they are divided', () => {
    const of = (key: string, offered: number, answeredIn20s: number) => ({
      ...{ kind: '', dimension: 'hour', key },
      figures: { ...NONE, offered, answered: offered, answeredIn20s },
    });
    const rows = callRows([of('1-08', 10, 10), of('2-08', 30, 10), of('1-09', 1, 0)], 'hour', key =>
      key.slice(2),
    );
    expect(rows.map(({ key, offered, serviceLevelPercent }) => [key, offered, serviceLevelPercent])).toEqual([
      ['08', 40, 50],
      ['09', 1, 0],
    ]);
  });

  it('are listed by how much there was, and what is of nobody last', () => {
    const row = (key: string, offered: number) => ({ key, ...callFiguresOf([{ ...NONE, offered }]) });
    const rows = [row('', 99), row('b', 5), row('a', 5), row('c', 7)].sort(byOffered);
    expect(rows.map(({ key }) => key)).toEqual(['c', 'a', 'b', '']);
  });
});
