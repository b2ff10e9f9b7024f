import { type Asker, narrowing } from '../../access/rights.js';
import type { Names } from '../../city/names.service.js';
import type { ReturnDto } from './return.dto.js';
import { mayDecideReturn, mayWithdrawReturn } from './return.rules.js';
import type { ReturnRow } from './returns.sql.js';

type CityNames = Pick<Names, 'agency' | 'returnReason'>;

/** A return as this person sees it: people of the centre read what was typed, agencies with personal data covered. */
export function seenBy(me: Asker, row: ReturnRow, names: CityNames): ReturnDto {
  const { askedByName, decidedByName, number: _, kind, category, district, code, ...request } = row;
  const { sharedOpinion, sharedDecision, ...rest } = request;
  const isTyped = narrowing(me, 'return.read')?.agencies === undefined;
  const waits = row.state === 'asked';
  return {
    ...rest,
    agency: names.agency(row.agency),
    toAgency: row.toAgency === null ? null : names.agency(row.toAgency),
    reason: names.returnReason(code),
    opinion: isTyped ? row.opinion : (sharedOpinion ?? row.opinion),
    decision: isTyped ? row.decision : (sharedDecision ?? row.decision),
    askedBy: askedByName,
    decidedBy: decidedByName,
    mayDecide: waits && mayDecideReturn(me, row),
    mayWithdraw: waits && mayWithdrawReturn(me, row),
  };
}
