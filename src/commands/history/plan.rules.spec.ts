import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { countedFigures } from '../../statistics/annual/annual-counts.rules.js';
import { figureKind } from '../../statistics/annual/annual-figures.js';
import { monthsIn, spanName } from '../../statistics/annual/annual-period.rules.js';
import { type PrintedYear, readPrintedFigures } from '../../statistics/annual/printed-figures.js';
import { Dice, exactly, weighted } from './dice.js';
import { type HistoryPlan, historyPlan } from './plan.rules.js';

const YEARS = readPrintedFigures(resolve(import.meta.dirname, '../../../config/city/kaohsiung'));
const yearOf = (name: string): PrintedYear =>
  YEARS.find(({ span }) => spanName(span) === name) as PrintedYear;

const sum = (doors: Record<string, number>): number =>
  Object.values(doors).reduce((all, count) => all + count, 0);

const NOBODY = { asked: 0, answered: 0, satisfied: 0 };

/** What the report says of a year with these counts. */
function reported(plan: HistoryPlan, decimals: number) {
  const { inquiries, answeredAtOnce, forwarded, other, dispatch, petitions, served } = plan;
  return countedFigures(
    {
      ...{ calls: inquiries + forwarded + other, inquiries, answeredAtOnce, forwarded, other },
      phone: { asked: plan.answers, answered: plan.answers, satisfied: plan.satisfied },
      ...{ self: NOBODY, works: NOBODY },
      ...{
        dispatch: sum(dispatch),
        dispatchInSurge: 0,
        dispatchByApp: dispatch.app ?? 0,
        petitions: sum(petitions),
      },
      ...{ petitionsByMailbox: petitions.mailbox ?? 0, petitionsByApp: petitions.app ?? 0 },
      ...{ chatbotQuestions: plan.questions, chatbotQuestionsNovDec: plan.questions },
      ...{ legalAdvice: served['legal-advice'] ?? 0, healthService: served['blood-pressure'] ?? 0 },
      ...{ bullying: null, supervision: null, accidents: null },
    },
    monthsIn(plan.span),
    decimals,
  );
}

/** Figures that are counted, and are not what was printed. */
const missed = (name: string): string[] => {
  const year = yearOf(name);
  const plan = historyPlan(year);
  const found = { ...reported(plan, year.decimals), ...plan.entered };
  return Object.entries({ ...year.figures, ...year.further })
    .filter(([key, value]) => found[key] !== value)
    .map(([key, value]) => `${key} ${value} ${found[key]}`);
};

describe('the plan of a year', () => {
  it.each([
    ['107', []],
    ['110 1-6', []],
    ['112', []],
    ['101', ['calls_monthly_average 62356 62357', 'share_other_pct 36.57 35.84']],
  ])('%s reports what was printed, but for %j', (name, expected) => {
    expect(missed(name)).toEqual(expected);
  });

  it.each(YEARS.map(year => [spanName(year.span), year] as const))(
    'of %s has no less calls than cases that came by telephone, and nothing below nothing',
    (_name, year) => {
      const plan = historyPlan(year);
      const { inquiries, forwarded, other, dispatch, petitions } = plan;
      expect(forwarded).toBeGreaterThanOrEqual((dispatch.phone ?? 0) + (petitions.phone ?? 0));
      for (const count of [
        inquiries,
        forwarded,
        other,
        ...Object.values(dispatch),
        ...Object.values(petitions),
      ])
        expect(count).toBeGreaterThanOrEqual(0);
      for (const [key] of Object.entries(plan.entered)) expect(figureKind(key)?.basis).not.toBe('counted');
    },
  );

  it.each([
    ['101', 'shares sum to 100.73; the consistent ones are loaded'],
    ['112', 'share_inquiry_pct is not printed: 37 % is assumed'],
    ['112', 'satisfaction_pct is not printed: nobody is asked'],
    ['110 1-6', 'mayor_mailbox is not printed: there are none'],
  ])('of %s says: %s', (name, expected) => {
    expect(historyPlan(yearOf(name)).notes.join('\n')).toContain(expected);
  });

  it('of 107 says nothing but what is known', () => {
    expect(historyPlan(yearOf('107')).notes).toEqual([]);
  });
});

describe('the dice', () => {
  it('fall the same for the same seed, and otherwise for another', () => {
    const drawn = (seed: number): unknown[] => {
      const dice = new Dice(seed);
      return [dice.next(), dice.uuid(), dice.of(['a', 'b', 'c'])];
    };
    expect(drawn(1)).toEqual(drawn(1));
    expect(drawn(1)).not.toEqual(drawn(2));
  });

  it('draw just so many of so many, from the first to the last alike', () => {
    const dice = new Dice(7);
    const drawn = [0, 0, 0, 0];
    for (let round = 0; round < 1000; round += 1) {
      const draw = exactly(100, 400);
      const year = Array.from({ length: 400 }, () => draw(dice));
      expect(year.filter(Boolean)).toHaveLength(100);
      for (const [i, is] of year.entries())
        if (is) drawn[Math.floor(i / 100)] = (drawn[Math.floor(i / 100)] ?? 0) + 1;
    }
    for (const quarter of drawn) expect(Math.abs(quarter - 25_000)).toBeLessThan(600);
  });

  it('draw by weight, and never what weighs nothing', () => {
    const draw = weighted([
      ['never', 0],
      ['mostly', 3],
      ['sometimes', 1],
    ]);
    const dice = new Dice(7);
    const counts: Record<string, number> = {};
    for (let i = 0; i < 10_000; i += 1) {
      const one = draw(dice);
      counts[one] = (counts[one] ?? 0) + 1;
    }
    expect(counts.never).toBeUndefined();
    expect(Math.abs((counts.mostly ?? 0) - 7500)).toBeLessThan(200);
  });
});
