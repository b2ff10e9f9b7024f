import type { ClockKind, EventMap } from '../events.js';
import type { Fact, LoggedFact } from '../platform/log/fact.js';
import type { FactCase } from './fact-case.entity.js';
import type { FactClock } from './fact-clock.entity.js';

export type ClockEvent =
  | 'clock.started'
  | 'clock.stopped'
  | 'clock.resumed'
  | 'clock.recomputed'
  | 'clock.breached';

export const isOfClock = (fact: LoggedFact): fact is LoggedFact<ClockEvent> => fact.kind in CLOCK_CHANGES;

interface Told<K extends ClockEvent> {
  row: FactClock;
  fact: Fact<K>;
  /** The agency the event names, else the one that has the case; none where no agency has to act. */
  holder: string | null;
  /** Whose it is at an agency: known of the one that has the case. */
  officerAt: (agency: string | null) => string | null;
}

/** The centre's, the commission's, the inspector's: in no agency's account, whoever has the case. */
const OF_NO_AGENCY: readonly ClockKind[] = ['callback', 'arbitrate', 'sample', 'review'];

const inForce = { breachedAt: null, heldBy: null, officer: null };

const CLOCK_CHANGES: { [K in ClockEvent]: (told: Told<K>) => Partial<FactClock> } = {
  'clock.started': () => ({}),
  // A breach counts from the due time and stays with whoever held the clock then, also when it is recorded late: nobody,
  // where it lay at the centre, whoever has the case by now.
  'clock.breached': ({ row, fact, officerAt }) =>
    row.breachedAt
      ? {}
      : {
          breachedAt: new Date(fact.payload.dueAt),
          heldBy: fact.payload.agency,
          officer: officerAt(fact.payload.agency),
        },
  'clock.stopped': ({ row, fact, holder, officerAt }) => {
    const stoppedAt = new Date(fact.payload.stoppedAt);
    const stopped = { stoppedAt, outcome: fact.payload.outcome };
    if (row.breachedAt) return stopped;
    return {
      ...stopped,
      breachedAt: stoppedAt > row.dueAt ? row.dueAt : null,
      heldBy: holder,
      officer: officerAt(holder),
    };
  },
  'clock.resumed': ({ row, fact }) => ({
    ...(row.breachedAt ? {} : inForce),
    stoppedAt: null,
    outcome: null,
    dueAt: new Date(fact.payload.dueAt),
  }),
  'clock.recomputed': ({ row, fact }) => moved(row, fact.payload, fact.at),
};

/** A due time that still lies ahead, or by which the clock was stopped, cures the breach of the old one. */
function moved(
  row: FactClock,
  told: Pick<EventMap['clock.recomputed'], 'dueAt' | 'originalDueAt' | 'why' | 'cured' | 'restored'>,
  at: Date,
): Partial<FactClock> {
  const dueAt = new Date(told.dueAt);
  const limit = { dueAt, originalDueAt: new Date(told.originalDueAt ?? dueAt) };
  // Before it was said: nothing but another category moved a due time, and only of running clocks.
  const cured = told.why === undefined ? dueAt > at : told.cured === true;
  if (told.restored) return { ...limit, outcome: 'missed', breachedAt: dueAt, curedAt: null };
  if (!cured) return row.breachedAt ? { ...limit, breachedAt: dueAt } : limit;
  const curedAt = row.breachedAt ? at : row.curedAt;
  // Who held it when it was stopped did so in time.
  return row.stoppedAt
    ? { ...limit, outcome: 'met', breachedAt: null, curedAt }
    : { ...limit, ...inForce, outcome: null, curedAt };
}

/** One of many whose due times a change of the calendar moved: of its case nothing has changed. */
export function movedWithOthers(
  row: FactClock | null,
  clockId: string,
  alike: EventMap['clocks.recomputed']['moved'][number],
  { payload: { why }, at }: Fact<'clocks.recomputed'>,
): FactClock {
  if (!row) throw new Error(`clocks.recomputed: the log never started clock ${clockId}`);
  return { ...row, ...moved(row, { ...alike, why }, at) };
}

/** The clock as it is after `fact`. Throws when the log tells of a clock that it never started. */
export function clockAfter(
  row: FactClock | null,
  fact: LoggedFact<ClockEvent>,
  ofCase: FactCase | null,
): FactClock {
  if (!ofCase) throw new Error(`${fact.kind}: the log never opened case ${fact.caseId}`);
  const before = fact.kind === 'clock.started' ? clockStartedBy(fact, ofCase) : row;
  if (!before) throw new Error(`${fact.kind}: the log never started clock ${fact.payload.clockId}`);
  const change = CLOCK_CHANGES[fact.kind] as (told: Told<ClockEvent>) => Partial<FactClock>;
  const holder = OF_NO_AGENCY.includes(before.kind) ? null : (fact.payload.agency ?? ofCase.agency);
  const officerAt = (agency: string | null): string | null =>
    agency !== null && agency === ofCase.agency ? ofCase.officer : null;
  return { ...before, ...asOfCase(ofCase), ...change({ row: before, fact, holder, officerAt }) };
}

type OfCase = Pick<FactClock, 'number' | 'caseKind' | 'category' | 'district' | 'channel' | 'origin'>;

const asOfCase = ({ number, kind, category, district, channel, origin }: FactCase): OfCase => ({
  ...{ number, caseKind: kind, category, district, channel, origin },
});

function clockStartedBy({ payload }: Fact<'clock.started'>, ofCase: FactCase): FactClock {
  const { clockId, caseId, workOrderId, clock, startedAt, dueAt } = payload;
  return {
    ...asOfCase(ofCase),
    ...{ clockId, caseId, workOrderId, kind: clock },
    ...inForce,
    startedAt: new Date(startedAt),
    originalDueAt: new Date(dueAt),
    dueAt: new Date(dueAt),
    stoppedAt: null,
    outcome: null,
    curedAt: null,
  };
}
