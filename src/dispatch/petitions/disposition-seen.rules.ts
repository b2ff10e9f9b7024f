import { type Asker, narrowing } from '../../access/rights.js';
import type { NamedDto } from '../../city/city.dto.js';
import type { DispositionDto } from './disposition.dto.js';
import { mayDecide, mayWithdraw } from './disposition.rules.js';
import type { DispositionRow } from './dispositions.sql.js';

export interface CityNames {
  agency(code: string): NamedDto;
  ground(code: string): NamedDto;
  authority(code: string): NamedDto;
}

/** As this person sees it: people of the centre read what was typed, agencies with personal data covered. */
export function dispositionSeenBy(me: Asker, row: DispositionRow, names: CityNames): DispositionDto {
  const { id, version, kind, state, notice, approver, askedAt, decidedAt } = row;
  const isTyped = narrowing(me, 'disposition.read')?.agencies === undefined;
  const waits = state === 'asked';
  return {
    ...{ id, version, kind, state, notice, approver, askedAt, decidedAt },
    agency: row.agency === null ? null : names.agency(row.agency),
    ground: row.ground === null ? null : names.ground(row.ground),
    authority: row.authority === null ? null : names.authority(row.authority),
    opinion: isTyped ? row.opinion : (row.sharedOpinion ?? row.opinion),
    decision: isTyped ? row.decision : (row.sharedDecision ?? row.decision),
    askedBy: row.askedByName,
    decidedBy: row.decidedByName,
    mayDecide: waits && mayDecide(me, row),
    mayWithdraw: waits && mayWithdraw(me, row),
  };
}
