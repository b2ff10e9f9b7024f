import { type Asker, narrowing } from '../access/rights.js';
import type { NamedDto } from '../city/city.dto.js';
import type { ExtensionDto } from './extension.dto.js';
import { mayDecide, mayWithdraw } from './extension.rules.js';
import type { ExtensionRow } from './extensions.sql.js';

/** A request as this person sees it: people of the centre read what was typed, agencies with personal data covered. */
export function seenBy(me: Asker, row: ExtensionRow, agency: NamedDto): ExtensionDto {
  const { askedByName, decidedByName, number: _, kind, category, district, ...request } = row;
  const { sharedReason, sharedDecision, ...rest } = request;
  const isTyped = narrowing(me, 'extension.read')?.agencies === undefined;
  const waits = row.state === 'asked';
  return {
    ...rest,
    agency,
    reason: isTyped ? row.reason : (sharedReason ?? row.reason),
    decision: isTyped ? row.decision : (sharedDecision ?? row.decision),
    askedBy: askedByName,
    decidedBy: decidedByName,
    mayDecide: waits && mayDecide(me, row),
    mayWithdraw: waits && mayWithdraw(me, row),
  };
}
