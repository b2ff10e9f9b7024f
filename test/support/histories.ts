import fc from 'fast-check';
import { readProfile } from '../../src/city/profile/read-profile.js';
import type { WorkingCalendar } from '../../src/city/working-days.rules.js';
import type { ClockKind, ClockOutcome, PauseReason } from '../../src/events.js';
import { type DueTimes, dueTimes, type FrozenRule, outcomeAt, workedBy } from '../../src/sla/clock.rules.js';
import { startsAgain, startsWithCase, stoppedBy } from '../../src/sla/clock-kinds.rules.js';
import { keepsExtension } from '../../src/sla/extension.rules.js';
import type { Pause } from '../../src/sla/pause.rules.js';
import { moments } from './worlds.js';

/** What happens to a case, folded into the limits the citizen can hold the city to by the rules the services use. */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const limits = new Map(
  readProfile('config/city/kaohsiung').flatMap(entry =>
    entry.kind === 'limits' ? [[entry.code, entry.content] as const] : [],
  ),
);
export const ITEMS = ['RD01', 'LT01', 'LT02', 'AN01', 'PEN01', 'PEN02', 'PEN03'] as const;
export type Item = (typeof ITEMS)[number];
/** A petition stays one, and a dispatch case as well. */
export const sameKind = (one: Item, other: Item): boolean => one.startsWith('P') === other.startsWith('P');

export type Act =
  | { act: 'acknowledge' | 'resume' | 'finish' | 'send-back' | 'reopen' }
  | { act: 'pause'; reason: PauseReason }
  | { act: 'reassign'; to: string }
  | { act: 'recategorise'; to: Item }
  | { act: 'extend'; size: number };
export type Step = Act & { at: Date };

export interface History {
  item: Item;
  openedAt: Date;
  steps: Step[];
}

interface Clock {
  kind: ClockKind;
  rule: FrozenRule;
  startedAt: Date;
  extension: number;
  stoppedAt: Date | null;
}
export type Folded = Clock & DueTimes & { outcome: ClockOutcome | null };

export interface CaseNow {
  item: Item;
  agency: string;
  phase: 'sent' | 'acknowledged' | 'waiting' | 'done';
  pauses: Pause[];
  clocks: Clock[];
}

const rulesOf = (item: Item): FrozenRule[] =>
  (limits.get(item) ?? []).map(rule => ({ ...rule, category: item, version: 1 }));

const started = (rule: FrozenRule, startedAt: Date): Clock => ({
  ...{ kind: rule.kind, rule, startedAt, extension: 0, stoppedAt: null },
});

export const opened = ({ item, openedAt }: History): CaseNow => ({
  ...{ item, agency: 'A', phase: 'sent', pauses: [] },
  clocks: rulesOf(item)
    .filter(({ kind }) => startsWithCase(kind))
    .map(rule => started(rule, openedAt)),
});

/** Null where the act is not possible now. */
export function after(now: CaseNow, step: Step): CaseNow | null {
  const { at } = step;
  const stop = (...what: Parameters<typeof stoppedBy>[0][]): Clock[] => {
    const kinds = what.flatMap(stoppedBy);
    return now.clocks.map(clock =>
      clock.stoppedAt === null && kinds.includes(clock.kind) ? { ...clock, stoppedAt: at } : clock,
    );
  };
  const ended = now.pauses.map(pause => ({ ...pause, to: pause.to ?? at }));
  const { phase } = now;
  switch (step.act) {
    case 'acknowledge':
      return phase === 'sent' ? { ...now, phase: 'acknowledged', clocks: stop('acknowledgement') } : null;
    case 'pause': {
      const isAllowed = now.clocks.some(
        ({ rule, stoppedAt }) => stoppedAt === null && rule.pauses[step.reason],
      );
      if (phase !== 'acknowledged' || !isAllowed) return null;
      return {
        ...now,
        phase: 'waiting',
        pauses: [...now.pauses, { reason: step.reason, from: at, to: null }],
      };
    }
    case 'resume':
      return phase === 'waiting' ? { ...now, phase: 'acknowledged', pauses: ended } : null;
    case 'finish':
      return phase === 'acknowledged' ? { ...now, phase: 'done', clocks: stop('report', 'reply') } : null;
    case 'send-back':
      return phase === 'done' ? { ...now, phase: 'acknowledged', clocks: resumed(now) } : null;
    case 'reassign': {
      const clocks = phase === 'done' ? resumed(now) : now.clocks;
      return { ...now, agency: step.to, phase: 'sent', pauses: ended, clocks };
    }
    case 'reopen': {
      if (phase !== 'done') return null;
      const again = rulesOf(now.item).filter(({ kind }) => startsAgain(kind));
      return { ...now, phase: 'sent', clocks: [...now.clocks, ...again.map(rule => started(rule, at))] };
    }
    case 'recategorise': {
      if (step.to === now.item || !sameKind(step.to, now.item)) return null;
      const clocks = now.clocks.map(clock => (clock.stoppedAt === null ? ruledBy(clock, step.to) : clock));
      const isAllowed = (pause: Pause): boolean =>
        clocks.some(({ rule, stoppedAt }) => stoppedAt === null && rule.pauses[pause.reason]);
      const endsWait = phase === 'waiting' && !now.pauses.filter(({ to }) => to === null).some(isAllowed);
      return {
        ...{ ...now, item: step.to, clocks },
        ...(endsWait && { phase: 'acknowledged' as const, pauses: ended }),
      };
    }
    case 'extend': {
      const mayBe = ({ stoppedAt, rule }: Clock): boolean => stoppedAt === null && rule.extension !== null;
      if (!now.clocks.some(mayBe)) return null;
      return {
        ...now,
        clocks: now.clocks.map(one => (mayBe(one) ? { ...one, extension: one.extension + step.size } : one)),
      };
    }
  }
}

/** The report did not hold: as if it had never been stopped, within the limit of what the case is by now. */
function resumed({ clocks, item }: CaseNow): Clock[] {
  const last = clocks.findLast(({ kind }) => startsAgain(kind));
  return clocks.map(clock => (clock === last ? ruledBy({ ...clock, stoppedAt: null }, item) : clock));
}

function ruledBy(clock: Clock, item: Item): Clock {
  const rule = rulesOf(item).find(({ kind }) => kind === clock.kind);
  if (!rule) return clock;
  return { ...clock, rule, extension: keepsExtension(clock.rule, rule) ? clock.extension : 0 };
}

/** Acts that are not possible at their time are left out. */
export function foldTo({ steps, ...history }: History, until = Number.POSITIVE_INFINITY): CaseNow {
  let now = opened({ ...history, steps });
  for (const step of steps) if (+step.at <= until) now = after(now, step) ?? now;
  return now;
}

export const inFull = ({ clocks, pauses }: CaseNow, calendar: WorkingCalendar): Folded[] =>
  clocks.map(clock => {
    const times = dueTimes({ ...clock, district: null, pauses }, calendar);
    const outcome = clock.stoppedAt && outcomeAt(clock.stoppedAt, times.dueAt);
    return { ...clock, ...times, outcome };
  });

export const workedIn = ({ clocks, pauses }: CaseNow, time: Date, calendar: WorkingCalendar): number[] =>
  clocks.map(clock => workedBy({ ...clock, district: null, pauses }, clock.stoppedAt ?? time, calendar));

const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.constantFrom<Act>(
    ...[{ act: 'acknowledge' } as const, { act: 'acknowledge' } as const, { act: 'resume' } as const],
    ...[{ act: 'finish' } as const, { act: 'send-back' } as const, { act: 'reopen' } as const],
  ),
  fc.constantFrom<PauseReason>('citizen', 'parts').map((reason): Act => ({ act: 'pause', reason })),
  fc.constantFrom('A', 'B', 'C').map((to): Act => ({ act: 'reassign', to })),
  fc.integer({ min: 1, max: 5 }).map((size): Act => ({ act: 'extend', size })),
);
const recategorised = fc.constantFrom(...ITEMS).map((to): Act => ({ act: 'recategorise', to }));
const gaps = fc.oneof(
  fc.integer({ min: 0, max: 4 * DAY }),
  fc.constantFrom(0, HOUR, 12 * HOUR, DAY, 15 * DAY),
);

/** `changing`: the case may turn out to be something else on the way. */
export const histories = ({ changing }: { changing: boolean }): fc.Arbitrary<History> =>
  fc
    .record({
      item: fc.constantFrom(...ITEMS),
      openedAt: moments,
      acts: fc.array(fc.tuple(gaps, changing ? fc.oneof(acts, recategorised) : acts), { maxLength: 12 }),
    })
    .map(({ item, openedAt, acts: all }) => {
      let at = openedAt;
      const steps = all.map(([gap, act]): Step => {
        at += gap;
        return { ...act, at: new Date(at) };
      });
      return { item, openedAt: new Date(openedAt), steps };
    });
