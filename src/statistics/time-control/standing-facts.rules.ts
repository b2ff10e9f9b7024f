import type { FactDecision } from '../decisions/fact-decision.entity.js';
import type { FactClock } from '../fact-clock.entity.js';
import { dayAt } from '../period.rules.js';
import type { FactStanding, Standing } from './fact-standing.entity.js';

/** What there is to say of a limit at any time. */
export type Stands = Omit<FactStanding, 'month' | 'nextMonth' | 'carried' | 'carriedBy'>;

/** What petitions are controlled by: the limit of the case, not those of its legs. */
export const isControlled = ({ kind, caseKind, workOrderId }: FactClock): boolean =>
  kind === 'reply' && caseKind === 'petition' && workOrderId === null;

/** `agency`: whose the case is. */
export function standsBy(clock: FactClock, agency: string | null): Stands {
  const { clockId, caseId, district, heldBy, startedAt, originalDueAt, dueAt, stoppedAt, breachedAt } = clock;
  return {
    ...{ clockId, caseId, documentClass: null, district, startedAt, originalDueAt, dueAt, stoppedAt },
    agency: stoppedAt || breachedAt ? heldBy : agency,
    ranOut: breachedAt !== null,
    standing: standingOf({ stoppedAt, dueAt, outcome: clock.outcome, ranOut: breachedAt !== null }),
  };
}

/** Of what is tracked (列管): the same, of its own limit. Null: it has none yet, or its class is not told yet. */
export function decisionStands(row: FactDecision): Stands | null {
  const { limitId, limitStartedAt, originalDueAt, dueAt, documentClass } = row;
  if (!limitId || !limitStartedAt || !originalDueAt || !dueAt || !documentClass) return null;
  const { caseId, answeredAt: stoppedAt, outcome, ranOut } = row;
  return {
    ...{ clockId: limitId, caseId, documentClass, district: null, startedAt: limitStartedAt },
    ...{ originalDueAt, dueAt, stoppedAt, ranOut },
    agency: stoppedAt || ranOut ? row.heldBy : row.agency,
    standing: standingOf({ stoppedAt, dueAt, outcome, ranOut }),
  };
}

function standingOf({
  stoppedAt,
  outcome,
  ranOut,
  dueAt,
}: Pick<FactClock, 'stoppedAt' | 'outcome' | 'dueAt'> & Pick<FactStanding, 'ranOut'>): Standing {
  if (!stoppedAt) return 'open';
  if (outcome === 'cancelled' && !ranOut) return 'cancelled';
  return stoppedAt <= dueAt ? 'met' : 'late';
}

/** The rows that are other ones by what is known at a time: of its month, and of the one before, which ends there. */
export function standingsAfter(last: FactStanding | null, now: Stands, at: Date): FactStanding[] {
  const month = `${dayAt(at).slice(0, 7)}-01`;
  if (!last) return [{ ...now, month, nextMonth: null, carried: false, carriedBy: null }];
  if (isSame(last, now)) return [];
  // What is told late belongs to the month in which it is known.
  if (month <= last.month) return [{ ...last, ...now }];
  const carried = last.standing === 'open';
  // A limit that is moved when all is done gave nobody anything to do.
  if (!carried && now.standing !== 'open') return [];
  return [
    { ...last, nextMonth: month },
    { ...now, month, nextMonth: null, carried, carriedBy: carried ? last.agency : null },
  ];
}

const isSame = (one: Stands, other: Stands): boolean => said(one) === said(other);
const said = ({ agency, ranOut, district, standing, originalDueAt, dueAt, stoppedAt }: Stands): string =>
  JSON.stringify([agency, ranOut, district, standing, originalDueAt, dueAt, stoppedAt]);
