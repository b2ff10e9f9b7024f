import { describe, expect, it } from '@jest/globals';
import type { Role } from '../../access/roles.js';
import { type Entry, OFFICE_HOURS, type Pattern, patternsIn, THRESHOLDS } from './patterns.rules.js';

const NOON = Date.parse('2026-11-20T12:00:00+08:00');
const MINUTE = 60_000;

/** So many minutes after noon, by an agent at work, unless said otherwise. */
const entry = (minutes: number, what: Partial<Entry> = {}): Entry => ({
  at: new Date(NOON + minutes * MINUTE),
  action: 'person.read',
  staffId: 'lin',
  role: 'agent',
  agencies: [],
  citizenId: 'wang',
  caseId: null,
  reportedAgency: null,
  accountId: null,
  hasWork: true,
  ...what,
});
const times = (count: number, make: (index: number) => Entry): Entry[] =>
  Array.from({ length: count }, (_, i) => make(i));
const kinds = (entries: Entry[]) => patternsIn(entries).map(({ kind, count }) => `${kind} ${count}`);
const only = (entries: Entry[]): Pattern => {
  const patterns = patternsIn(entries);
  expect(patterns).toHaveLength(1);
  return patterns[0] as Pattern;
};
const persons = (count: number, every = 1, what: Partial<Entry> = {}) =>
  times(count, i => entry(i * every, { citizenId: `person ${i}`, ...what }));

describe('an ordinary day has no pattern', () => {
  it.each<[string, Entry[]]>([
    ['nobody looked', []],
    ['one reading in office hours', [entry(0)]],
    ['an agent at night', [entry(14 * 60)]],
    ['one caller often', times(40, i => entry(i / 2))],
    ['many persons over a whole shift', persons(200, 3)],
    [
      'searches that found nobody, with one in between that found somebody',
      [
        ...times(4, i => entry(i, { action: 'person.searched', citizenId: null })),
        entry(5, { action: 'person.searched' }),
        ...times(4, i => entry(6 + i, { action: 'person.searched', citizenId: null })),
      ],
    ],
    [
      'searches that found nobody, far from each other',
      times(9, i => entry(i * 10, { action: 'person.searched', citizenId: null })),
    ],
    ['a few readers of one person', times(4, i => entry(i, { staffId: `staff ${i}` }))],
    ['a few exports', times(4, i => entry(i, { action: 'report.exported', citizenId: null }))],
    ['a sign-in', [entry(0, { action: 'session.started', citizenId: null })]],
    [
      'a locked account that never came in',
      [entry(0, { action: 'session.refused', staffId: null, accountId: 'lin', citizenId: null })],
    ],
    ['readings without work, one a day', times(5, i => entry(i * 25 * 60, { hasWork: false }))],
    [
      'a case about another agency',
      [entry(0, { role: 'officer', agencies: ['police'], reportedAgency: 'maintenance' })],
    ],
  ])('%s', (_what, entries) => {
    expect(kinds(entries)).toEqual([]);
  });
});

describe('many persons', () => {
  it('within the hour are told once, with how many there were in the end', () => {
    const found = only(persons(40));
    expect(found).toMatchObject({ kind: 'many-persons', staffId: 'lin', citizenId: null, count: 40 });
    expect([found.from, found.to]).toEqual([new Date(NOON), new Date(NOON + 39 * MINUTE)]);
  });

  it('are told from exactly the threshold on', () => {
    const { persons: most } = THRESHOLDS.manyPersons;
    expect(kinds(persons(most - 1))).toEqual([]);
    expect(kinds(persons(most))).toEqual([`many-persons ${most}`]);
  });

  it('by several accounts are nobody’s burst', () => {
    expect(kinds(times(60, i => entry(i / 2, { citizenId: `${i}`, staffId: `staff ${i % 4}` })))).toEqual([]);
  });

  it('again after a pause are told again', () => {
    expect(
      kinds([
        ...persons(30),
        ...persons(30).map(one => ({ ...one, at: new Date(one.at.getTime() + 300 * MINUTE) })),
      ]),
    ).toEqual(['many-persons 30', 'many-persons 30']);
  });
});

describe('hours', () => {
  it.each<[Role, string, boolean]>([
    ['officer', '06:59', true],
    ['officer', '07:00', false],
    ['officer', '19:59', false],
    ['officer', '20:00', true],
    ['agency_chief', '23:00', true],
    ['petition_clerk', '03:00', true],
    ['admin', '03:00', true],
    ['agent', '03:00', false],
    ['supervisor', '03:00', false],
  ])('of %s at %s: unusual %s', (role, time, unusual) => {
    const at = new Date(`2026-11-20T${time}:00+08:00`);
    expect(kinds([entry(0, { at, role })])).toEqual(unusual ? ['odd-hours 1'] : []);
  });

  it('are of those only who work in an office', () => {
    expect(Object.keys(OFFICE_HOURS).sort()).not.toContain('agent');
  });
});

it('one person read by many accounts is told with the person', () => {
  expect(only(times(6, i => entry(i * 60, { staffId: `staff ${i}` })))).toMatchObject({
    kind: 'many-readers',
    staffId: null,
    citizenId: 'wang',
    count: 6,
  });
});

it('searches that found nobody in a row are told', () => {
  expect(kinds(times(7, i => entry(i, { action: 'person.searched', citizenId: null })))).toEqual([
    'empty-searches 7',
  ]);
});

it('readings without any work of that account near in time are told', () => {
  expect(kinds(times(3, i => entry(i * 60, { hasWork: false })))).toEqual(['no-work 3']);
  expect(kinds(times(3, i => entry(i * 60, { hasWork: i > 0 })))).toEqual([]);
});

it('somebody of the agency that is reported, or of one below it, is told at the first reading, once for each case', () => {
  const reader = { role: 'officer', agencies: ['maintenance-2', 'maintenance'], staffId: 'chen' } as const;
  const about = { reportedAgency: 'maintenance', caseId: 'D1' };
  expect(only([entry(0, { ...reader, ...about }), entry(5, { ...reader, ...about })])).toMatchObject({
    kind: 'own-agency',
    staffId: 'chen',
    caseId: 'D1',
    count: 2,
  });
  expect(kinds([entry(0, { ...reader, ...about }), entry(5, { ...reader, ...about, caseId: 'D2' })])).toEqual(
    ['own-agency 1', 'own-agency 1'],
  );
});

it('who is refused again and again is told', () => {
  expect(kinds(times(3, i => entry(i, { action: 'person.refused' })))).toEqual(['refused-persons 3']);
});

it('many exports are told, of whatever kind', () => {
  const actions = [
    'report.exported',
    'person.exported',
    'audit.exported',
    'report.exported',
    'report.exported',
  ];
  expect(kinds(actions.map((action, i) => entry(i * 60, { action, citizenId: null })))).toEqual([
    'many-exports 5',
  ]);
});

describe('a sign-in after refusals', () => {
  const refused = (minutes: number, accountId = 'lin') =>
    entry(minutes, { action: 'session.refused', staffId: null, accountId, citizenId: null });
  const started = (minutes: number) => entry(minutes, { action: 'session.started', citizenId: null });

  it('is told', () => {
    expect(only([refused(0), refused(5), started(20)])).toMatchObject({
      kind: 'refused-then-in',
      staffId: 'lin',
      count: 2,
    });
  });

  it.each<[string, Entry[]]>([
    ['of somebody else', [refused(0, 'chen'), started(5)]],
    ['long after', [refused(0), started(61)]],
    ['before', [started(0), refused(5)]],
  ])('%s is not', (_when, entries) => {
    expect(kinds(entries)).toEqual([]);
  });
});

it('the latest comes first', () => {
  expect(
    kinds([
      ...times(3, i => entry(i, { action: 'person.refused' })),
      ...times(5, i => entry(60 + i, { action: 'report.exported', citizenId: null })),
    ]),
  ).toEqual(['many-exports 5', 'refused-persons 3']);
});
