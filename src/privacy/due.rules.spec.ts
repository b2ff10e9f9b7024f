import { describe, expect, it } from '@jest/globals';
import type { RetentionRule } from '../city/retention-rule.js';
import {
  type Due,
  dayAfterYears,
  dueOf,
  personDueOf,
  reasonAgainst,
  ruleFor,
  type Trace,
  wishAgainst,
} from './due.rules.js';

const rule = (code: string, changes: Partial<RetentionRule>): RetentionRule => ({
  ...{ code, name: code, nameEn: code, kind: 'dispatch', categories: [] },
  ...{ person: 5, texts: 5, attachments: 3, proposed: true, basis: { 'zh-TW': '', en: '' } },
  ...changes,
});
const RULES = [
  rule('dispatch', {}),
  rule('petition', { kind: 'petition', attachments: 5 }),
  rule('works', { kind: 'petition', categories: ['PWO01'], person: 10, texts: 10, attachments: 'permanent' }),
  rule('contact', { kind: 'contact', person: 1, texts: 1, attachments: null }),
];
const at = (time: string): Date => new Date(`${time.replace(' ', 'T')}+08:00`);
const trace = (changes: Partial<Trace> = {}): Trace => ({
  ...{ kind: 'dispatch', category: 'RD01', endedAt: at('2021-11-21 10:00'), held: false },
  ...changes,
});

describe('the first day after a period of years', () => {
  it.each([
    ['2021-11-21', 5, '2026-11-22', 'the day itself does not count'],
    ['2021-12-31', 1, '2023-01-01', 'over the turn of the year'],
    ['2023-02-28', 1, '2024-03-01', 'ends with 29 February where there is one (113/2/29)'],
    ['2024-02-28', 1, '2025-03-01', 'begins on 29 February; the next has none: the last of the month'],
    ['2024-02-29', 1, '2025-03-01', 'ended on 29 February (113/2/29)'],
    ['2024-02-29', 5, '2029-03-01', 'to a common year (118)'],
    ['2024-02-28', 4, '2028-02-29', 'from leap year to leap year (113 → 117)'],
    ['2024-02-29', 4, '2028-03-01', 'from leap day to leap day'],
    ['1999-02-28', 1, '2000-03-01', 'the 400th year has a 29 February (89)'],
    ['2096-02-29', 5, '2101-03-01', 'the 100th year has none (189)'],
  ])('%s + %i → %s: %s', (ended, years, expected) => {
    expect(dayAfterYears(ended, years)).toBe(expected);
  });
});

describe('the rule of a case', () => {
  it.each([
    ['dispatch', 'RD01', 'dispatch'],
    ['petition', 'PEN01', 'petition'],
    ['petition', 'PWO01', 'works'],
    ['dispatch', 'PWO01', 'dispatch'],
    ['contact', null, 'contact'],
  ] as const)('%s %s → %s', (kind, category, expected) => {
    expect(ruleFor(RULES, { kind, category })?.code).toBe(expected);
  });

  it('is none where the city has none', () => {
    expect(ruleFor([], { kind: 'dispatch', category: 'RD01' })).toBeNull();
    expect(dueOf(trace(), 'texts', [])).toBe('kept');
  });
});

describe('what a case loses when', () => {
  it.each<[string, Partial<Trace>, 'person' | 'texts' | 'attachments', string]>([
    ['texts after five years', {}, 'texts', '2026-11-22'],
    ['photos after three', {}, 'attachments', '2024-11-22'],
    ['ended before midnight in Taipei', { endedAt: at('2021-11-21 23:59') }, 'texts', '2026-11-22'],
    [
      'ended after midnight in Taipei, still yesterday in UTC',
      { endedAt: at('2021-11-22 00:01') },
      'texts',
      '2026-11-23',
    ],
    ['of a category with a rule of its own', { kind: 'petition', category: 'PWO01' }, 'texts', '2031-11-22'],
    ['of a contact', { kind: 'contact', category: null }, 'texts', '2022-11-22'],
  ])('%s', (_, changes, what, on) => {
    expect((dueOf(trace(changes), what, RULES) as Due).on).toBe(on);
  });

  it.each<[string, Partial<Trace>, 'person' | 'texts' | 'attachments', string]>([
    ['an unfinished one never', { endedAt: null }, 'texts', 'unfinished'],
    ['a held one never', { held: true }, 'texts', 'held'],
    ['an unfinished one on hold says that it is held', { endedAt: null, held: true }, 'texts', 'held'],
    ['what is permanent stays', { kind: 'petition', category: 'PWO01' }, 'attachments', 'kept'],
    ['a contact has no attachments', { kind: 'contact', category: null }, 'attachments', 'kept'],
  ])('%s', (_, changes, what, expected) => {
    expect(dueOf(trace(changes), what, RULES)).toBe(expected);
    expect(reasonAgainst(dueOf(trace(changes), what, RULES), '2999-01-01')).toBe(expected);
  });

  it('is due on its day, and not the day before', () => {
    const due = dueOf(trace(), 'texts', RULES);
    expect([reasonAgainst(due, '2026-11-21'), reasonAgainst(due, '2026-11-22')]).toEqual(['not_due', null]);
  });
});

describe('a person', () => {
  const later = trace({ kind: 'petition', category: 'PEN01', endedAt: at('2023-05-05 09:00') });

  it.each<[string, Trace[], boolean, Due | string]>([
    [
      'goes with the last of several cases, by its rule',
      [trace(), later],
      false,
      { rule: 'petition', on: '2028-05-06' },
    ],
    [
      'goes with the last whatever the order',
      [later, trace()],
      false,
      { rule: 'petition', on: '2028-05-06' },
    ],
    ['stays while one case is unfinished', [trace(), trace({ endedAt: null })], false, 'unfinished'],
    ['stays while one case is on hold', [trace(), trace({ held: true })], false, 'held'],
    ['stays while they are on hold themselves', [trace()], true, 'held'],
    ['of whom nothing is known to have ended stays', [], false, 'kept'],
    [
      'goes with a later contact',
      [trace(), trace({ kind: 'contact', category: null, endedAt: at('2026-06-01 12:00') })],
      false,
      { rule: 'contact', on: '2027-06-02' },
    ],
  ])('%s', (_, traces, held, expected) => {
    expect(personDueOf(traces, RULES, held)).toEqual(expected);
  });
});

describe('a wish to be forgotten', () => {
  it.each<[string, Trace[], boolean, string | null]>([
    ['needs no years', [trace({ endedAt: at('2026-11-20 09:00') })], false, null],
    ['waits for what is unfinished', [trace(), trace({ endedAt: null })], false, 'unfinished'],
    ['waits for a hold on a case', [trace({ held: true })], false, 'held'],
    ['waits for a hold on the person', [trace()], true, 'held'],
  ])('%s', (_, traces, held, expected) => {
    expect(wishAgainst(traces, held)).toBe(expected);
  });
});
