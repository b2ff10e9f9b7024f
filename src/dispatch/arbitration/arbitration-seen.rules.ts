import { type Asker, narrowing, permits } from '../../access/rights.js';
import type { Names } from '../../city/names.service.js';
import type { ArbitrationDto, OpinionDto } from './arbitration.dto.js';
import type { ArbitrationRow } from './arbitrations.sql.js';

/** What was typed is read by the centre's people; agencies read it with personal data covered. */
const readsTyped = (me: Asker): boolean => narrowing(me, 'case.read')?.agencies === undefined;

/** An arbitration as this person sees it. */
export function arbitrationSeenBy(me: Asker, row: ArbitrationRow, names: Names): ArbitrationDto {
  const isTyped = readsTyped(me);
  const { id, version, why, state, openedAt, dueAt, decidedAt, decidedBy, keepsRule, kind, district } = row;
  return {
    ...{ id, version, why, state, openedAt, dueAt, decidedAt, decidedBy, keepsRule },
    from: names.agency(row.agencyFrom),
    opinion: isTyped ? row.opinion : (row.sharedOpinion ?? row.opinion),
    agency: row.agency === null ? null : names.agency(row.agency),
    decision: isTyped ? row.decision : (row.sharedDecision ?? row.decision),
    mayDecide: state === 'open' && permits(me, 'case.arbitrate', { kind, district, agency: row.holder }),
  };
}

export function opinionsSeenBy(me: Asker, { returns }: ArbitrationRow, names: Names): OpinionDto[] {
  const isTyped = readsTyped(me);
  return returns.map(({ agency, code, opinion, sharedOpinion, toAgency, at }) => ({
    agency: names.agency(agency),
    reason: names.returnReason(code),
    opinion: isTyped ? opinion : (sharedOpinion ?? opinion),
    toAgency: toAgency === null ? null : names.agency(toAgency),
    at: new Date(at).toISOString(),
  }));
}
