import type { Unit } from '../../city/counting.rules.js';
import type { ClockOutcome, RecomputedWhy } from '../../events.js';
import type { Words } from '../../platform/problem/problem.js';
import type { Change, ResumedBecause, StoppedBecause } from '../../sla/clock-in-full.js';
import type { Line } from './clock-rows.query.js';

/** What in the log stops clocks, and lets them run on. */
const STOPS: Readonly<Record<string, StoppedBecause>> = {
  'workorder.delivered': 'delivered',
  'workorder.acknowledged': 'acknowledged',
  'workorder.arrived': 'arrived',
  'workorder.reported': 'reported',
  'case.replied': 'replied',
  'case.lead-acknowledged': 'acknowledged',
  'case.lead-reported': 'reported',
  'workorder.closed': 'leg-closed',
  'case.withdrawn': 'withdrawn',
  'case.disposed': 'disposed',
  'case.conversion-answered': 'replied',
  'case.conversion-ended': 'withdrawn',
  'call-back.closed': 'told',
  'return.approved': 'decided',
  'return.refused': 'decided',
  'return.withdrawn': 'decided',
  'arbitration.decided': 'decided',
  'arbitration.moot': 'decided',
  'co-leg.delivered': 'delivered',
  'co-leg.acknowledged': 'acknowledged',
  'co-leg.arrived': 'arrived',
  'co-leg.answered': 'answered',
  'co-leg.closed': 'co-leg-closed',
};
const RESUMES: Readonly<Record<string, ResumedBecause>> = {
  'case.sent-back': 'sent-back',
  'case.reassigned': 'reassigned',
  'case.conversion-unanswered': 'sent-back',
  'case.lead-unreported': 'sent-back',
};

interface Told {
  /** What moved together with other cases', by the timeline: the log has it in one event for them all. */
  together: readonly Line[];
  /** Of the case, in order: what stops a clock stands before its stopping. */
  log: readonly Line[];
}

/** What has happened to each clock, by its id, in order. */
export function changesOf({ together, log }: Told, agency: (code: string) => Words): Map<string, Change[]> {
  const found = new Map<string, Change[]>();
  const add = ({ data }: Line, ...changes: Change[]): void => {
    const id = String(data.clockId);
    found.set(id, [...(found.get(id) ?? []), ...changes]);
  };
  let stopped: StoppedBecause | null = null;
  let resumed: ResumedBecause | null = null;
  for (const line of log) {
    const { at, kind, data } = line;
    stopped = STOPS[kind] ?? stopped;
    resumed = RESUMES[kind] ?? resumed;
    if (kind === 'clock.breached') {
      const holder = typeof data.agency === 'string' ? agency(data.agency) : null;
      add(line, { what: 'breached', at, dueAt: time(data.dueAt), agency: holder });
    } else if (kind === 'extension.dropped')
      add(line, { what: 'dropped', at, size: Number(data.size), unit: data.unit as Unit });
    else if (kind === 'clock.stopped')
      add(line, { what: 'stopped', at, outcome: data.outcome as ClockOutcome, because: stopped });
    else if (kind === 'clock.resumed') add(line, { what: 'resumed', at, because: resumed });
    else if (kind === 'clock.recomputed') add(line, ...moved(line));
  }
  for (const line of together) add(line, ...moved(line));
  for (const changes of found.values()) changes.sort((a, b) => a.at.getTime() - b.at.getTime());
  return found;
}

function moved({ at, data, by }: Line): Change[] {
  const why = (data.why ?? null) as RecomputedWhy | null;
  const closureId = (data.closureId ?? null) as string | null;
  const move: Change = {
    what: 'moved',
    at,
    before: time(data.before),
    dueAt: time(data.dueAt),
    why,
    closureId,
  };
  return data.cured ? [move, { what: 'cured', at, by, why }] : [move];
}

const time = (iso: unknown): Date => new Date(String(iso));
