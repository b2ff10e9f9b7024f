import type { CaseState } from '../cases/case-actions.rules.js';
import type { NamedDto } from '../city/city.dto.js';
import type { CaseKind } from '../events.js';
import type { CaseCardDto, LegState } from './case-card.dto.js';

/** The case at one agency, and whether the agency still has the case by it. Times are ISO 8601. */
export interface CardLeg {
  id: string;
  agency: string;
  role: 'lead' | 'co_handling';
  state: LegState;
  version: number;
  dispatchedAt: string;
  deliveredAt: string | null;
  acknowledgedAt: string | null;
  reportedAt: string | null;
  closedAt: string | null;
  holds: boolean;
  /** The category at the leg's end, where it was changed since. */
  categoryThen: string | null;
}

/** An agency that has the case since its first work order, or had it until the case left. */
export interface Holder {
  agency: string;
  since: Date;
  until: Date | null;
}

/** By the legs in the order in which they were sent. One that gets a case back may read all of it. */
export function holdersOf(legs: readonly CardLeg[]): Holder[] {
  const holders = new Map<string, Holder>();
  for (const { agency, dispatchedAt, closedAt, holds } of legs) {
    const before = holders.get(agency);
    const since = before?.since ?? new Date(dispatchedAt);
    const stays = holds || before?.until === null || closedAt === null;
    holders.set(agency, { agency, since, until: stays ? null : new Date(closedAt) });
  }
  return [...holders.values()];
}

/** The agency that has the case another one was merged into has that one as well. Null: nobody has it so. */
export function joinedBy(holders: Holder[], agency: string | null, joinedAt: Date | null): Holder[] {
  if (agency === null || joinedAt === null) return holders;
  const before = holders.find(one => one.agency === agency);
  const holder = { agency, since: before?.since ?? joinedAt, until: null };
  return [...holders.filter(one => one !== before), holder];
}

const STOOD: Record<CaseKind, Record<'sent' | 'done', CaseState>> = {
  dispatch: { sent: 'dispatched', done: 'reported' },
  petition: { sent: 'assigned', done: 'replied' },
  decision: { sent: 'assigned', done: 'replied' },
};

/** A case that has left an agency, as the agency last had it: nothing of what others have done with it since. */
export function asLeft(
  card: CaseCardDto,
  leg: CardLeg,
  named: Record<'agency' | 'category', NamedDto>,
): CaseCardDto {
  const { id, state, version, deliveredAt, acknowledgedAt, reportedAt, closedAt } = leg;
  const { sent, done } = STOOD[card.kind];
  return {
    ...card,
    ...named,
    state: reportedAt ? done : acknowledgedAt ? 'acknowledged' : sent,
    updatedAt: closedAt ?? card.updatedAt,
    unroutedReason: null,
    askedUntil: null,
    clocks: [],
    workOrder: { id, state, version, deliveredAt, acknowledgedAt },
  };
}
