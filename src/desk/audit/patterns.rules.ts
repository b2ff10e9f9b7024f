import { TZDate } from '@date-fns/tz';
import type { Role } from '../../access/roles.js';
import { TAIPEI } from '../../platform/clock/taipei.js';

/** An entry of the record as the rules see it, oldest first. */
export interface Entry {
  at: Date;
  action: string;
  staffId: string | null;
  role: Role | null;
  /** The agency of the account and those above it: a report about any of them is one about itself. */
  agencies: readonly string[];
  citizenId: string | null;
  caseId: string | null;
  /** The agency that the case complains about, where it does. */
  reportedAgency: string | null;
  /** Of whom a refused sign-in was. */
  accountId: string | null;
  /** This account recorded a contact or acted on a case near in time. */
  hasWork: boolean;
}

export const PATTERN_KINDS = [
  'many-persons',
  'odd-hours',
  'many-readers',
  'empty-searches',
  'no-work',
  'own-agency',
  'refused-persons',
  'many-exports',
  'refused-then-in',
] as const;
export type PatternKind = (typeof PATTERN_KINDS)[number];

export interface Pattern {
  kind: PatternKind;
  staffId: string | null;
  citizenId: string | null;
  caseId: string | null;
  from: Date;
  to: Date;
  /** How many of what the rule counts: persons, readings, accounts, searches, exports. */
  count: number;
}

/** From how many on, and within how much time, something is unusual. What a city finds normal is decided here. */
export const THRESHOLDS = {
  manyPersons: { persons: 30, withinMinutes: 60 },
  oddHours: { readings: 1, withinMinutes: 12 * 60 },
  manyReaders: { accounts: 5, withinMinutes: 24 * 60 },
  emptySearches: { searches: 5, withinMinutes: 30 },
  /** A reading with no contact recorded and nothing done on a case this long before and after. */
  noWork: { readings: 3, withinMinutes: 24 * 60, nearMinutes: 30 },
  refusedPersons: { refusals: 3, withinMinutes: 60 },
  manyExports: { exports: 5, withinMinutes: 24 * 60 },
  refusedThenIn: { withinMinutes: 60 },
} as const;

/** Whose work has hours, [first, end) in the city's time. The call centre works in shifts round the clock. */
export const OFFICE_HOURS: Partial<Record<Role, readonly [number, number]>> = {
  petition_clerk: [7, 20],
  officer: [7, 20],
  agency_chief: [7, 20],
  inspector: [7, 20],
  manager: [7, 20],
  commission: [7, 20],
  admin: [7, 20],
};

const READINGS = new Set(['person.read', 'person.searched', 'person.exported']);
const EXPORTS = new Set(['person.exported', 'report.exported', 'audit.exported']);
const MINUTE_MS = 60_000;

const isReading = ({ action }: Entry): boolean => READINGS.has(action);
const ofPerson = (entry: Entry): boolean => isReading(entry) && entry.citizenId !== null;
const byStaff = ({ staffId }: Entry): string | null => staffId;

interface Burst {
  kind: PatternKind;
  /** Which entries count; what is left out is not even seen. */
  of: (entry: Entry) => boolean;
  /** Whose entries are counted together. */
  by: (entry: Entry) => string | null;
  /** What is counted: the same thing twice is one. Left out: each entry. */
  each?: (entry: Entry) => string | null;
  /** Ends a row: what came before is forgotten. */
  unless?: (entry: Entry) => boolean;
  most: number;
  withinMinutes: number;
}

/** So many of something within so much time. One row for each rule. */
const BURSTS: Burst[] = [
  {
    kind: 'many-persons',
    of: ofPerson,
    by: byStaff,
    each: entry => entry.citizenId,
    most: THRESHOLDS.manyPersons.persons,
    withinMinutes: THRESHOLDS.manyPersons.withinMinutes,
  },
  {
    kind: 'odd-hours',
    of: entry => ofPerson(entry) && isOutsideHours(entry),
    by: byStaff,
    most: THRESHOLDS.oddHours.readings,
    withinMinutes: THRESHOLDS.oddHours.withinMinutes,
  },
  {
    kind: 'many-readers',
    of: ofPerson,
    by: entry => entry.citizenId,
    each: byStaff,
    most: THRESHOLDS.manyReaders.accounts,
    withinMinutes: THRESHOLDS.manyReaders.withinMinutes,
  },
  {
    kind: 'empty-searches',
    of: ({ action }) => action === 'person.searched',
    by: byStaff,
    unless: entry => entry.citizenId !== null,
    most: THRESHOLDS.emptySearches.searches,
    withinMinutes: THRESHOLDS.emptySearches.withinMinutes,
  },
  {
    kind: 'no-work',
    of: entry => ofPerson(entry) && !entry.hasWork,
    by: byStaff,
    // One search may find several who gave the same number.
    each: ({ at }) => String(Math.floor(at.getTime() / MINUTE_MS)),
    most: THRESHOLDS.noWork.readings,
    withinMinutes: THRESHOLDS.noWork.withinMinutes,
  },
  {
    kind: 'own-agency',
    of: entry =>
      ofPerson(entry) && entry.reportedAgency !== null && entry.agencies.includes(entry.reportedAgency),
    by: entry => entry.staffId && `${entry.staffId} ${entry.caseId}`,
    most: 1,
    withinMinutes: 24 * 60,
  },
  {
    kind: 'refused-persons',
    of: ({ action }) => action === 'person.refused',
    by: byStaff,
    most: THRESHOLDS.refusedPersons.refusals,
    withinMinutes: THRESHOLDS.refusedPersons.withinMinutes,
  },
  {
    kind: 'many-exports',
    of: ({ action }) => EXPORTS.has(action),
    by: byStaff,
    most: THRESHOLDS.manyExports.exports,
    withinMinutes: THRESHOLDS.manyExports.withinMinutes,
  },
];

/** What an auditor should look at, the latest first. It proves nothing: a busy night looks like a curious one. */
export function patternsIn(entries: readonly Entry[]): Pattern[] {
  const found = [...BURSTS.flatMap(burst => burstsIn(entries, burst)), ...refusedThenIn(entries)];
  return found.sort((one, other) => other.to.getTime() - one.to.getTime());
}

/** Each burst is told once, from its first entry to its last, as long as it goes on. */
function burstsIn(entries: readonly Entry[], burst: Burst): Pattern[] {
  const patterns: Pattern[] = [];
  const going = new Map<string, { window: Entry[]; told: Pattern | null; counted: Set<string> }>();
  for (const entry of entries) {
    const key = burst.of(entry) ? burst.by(entry) : null;
    if (key === null) continue;
    let run = going.get(key);
    const oldest = entry.at.getTime() - burst.withinMinutes * MINUTE_MS;
    if (!run || burst.unless?.(entry) || (run.window.at(-1) as Entry).at.getTime() < oldest) {
      run = { window: [], told: null, counted: new Set() };
      going.set(key, run);
    }
    if (burst.unless?.(entry)) {
      going.delete(key);
      continue;
    }
    run.window = [...run.window.filter(({ at }) => at.getTime() >= oldest), entry];
    const names = run.window.map((one, index) => burst.each?.(one) ?? String(index));
    const different = new Set(names).size;
    if (run.told) {
      run.counted.add(burst.each?.(entry) ?? String(run.counted.size));
      Object.assign(run.told, { to: entry.at, count: run.counted.size });
    } else if (different >= burst.most) {
      run.counted = new Set(names);
      run.told = asPattern(burst.kind, run.window, different);
      patterns.push(run.told);
    }
  }
  return patterns;
}

/** Somebody was locked out for wrong passwords, and then it worked. */
function refusedThenIn(entries: readonly Entry[]): Pattern[] {
  const refused = new Map<string, Entry[]>();
  const patterns: Pattern[] = [];
  for (const entry of entries) {
    if (entry.action === 'session.refused' && entry.accountId)
      refused.set(entry.accountId, [...(refused.get(entry.accountId) ?? []), entry]);
    if (entry.action !== 'session.started' || !entry.staffId) continue;
    const since = entry.at.getTime() - THRESHOLDS.refusedThenIn.withinMinutes * MINUTE_MS;
    const near = (refused.get(entry.staffId) ?? []).filter(({ at }) => at.getTime() >= since);
    refused.delete(entry.staffId);
    if (near.length > 0)
      patterns.push({
        ...asPattern('refused-then-in', [...near, entry], near.length),
        staffId: entry.staffId,
      });
  }
  return patterns;
}

/** What all of them have in common is what it is about. */
function asPattern(kind: PatternKind, entries: Entry[], count: number): Pattern {
  const common = (of: (entry: Entry) => string | null): string | null => {
    const values = new Set(entries.map(of));
    return values.size === 1 ? ([...values][0] as string | null) : null;
  };
  return {
    kind,
    staffId: common(entry => entry.staffId),
    citizenId: common(entry => entry.citizenId),
    caseId: common(entry => entry.caseId),
    from: (entries[0] as Entry).at,
    to: (entries.at(-1) as Entry).at,
    count,
  };
}

function isOutsideHours({ role, at }: Entry): boolean {
  const hours = role && OFFICE_HOURS[role];
  if (!hours) return false;
  const hour = new TZDate(at, TAIPEI).getHours();
  return hour < hours[0] || hour >= hours[1];
}
