import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { CityService } from '../city/city.service.js';
import { Names } from '../city/names.service.js';
import type { ArbitrationDto } from '../dispatch/arbitration/arbitration.dto.js';
import { arbitrationSeenBy } from '../dispatch/arbitration/arbitration-seen.rules.js';
import { ARBITRATIONS, type ArbitrationRow } from '../dispatch/arbitration/arbitrations.sql.js';
import type { ReturnDto } from '../dispatch/returns/return.dto.js';
import { arbitratedWords, citizenWords, mayDecideReturn } from '../dispatch/returns/return.rules.js';
import { seenBy } from '../dispatch/returns/return-seen.rules.js';
import { RETURNS, type ReturnRow } from '../dispatch/returns/returns.sql.js';
import type { DispositionKind } from '../events.js';
import { Database } from '../platform/database/database.js';
import type { Words } from '../platform/problem/problem.js';
import type { CaseCardDto } from './case-card.dto.js';
import type { WhereaboutsDto } from './case-ownership.dto.js';
import type { Whose } from './whose.rules.js';

type Card = Pick<CaseCardDto, 'id' | 'state' | 'agency' | 'receivedAt'> & {
  /** Of a case that was merged: since when it has been with who has it. */
  heldSince: Date | null;
};
type Leg = { role: string; dispatchedAt: Date; closedAt: Date | null };

interface Ended {
  kind: DispositionKind;
  authority: string | null;
  notice: Words;
  at: Date;
}

type PetitionRow = Pick<Card, 'id' | 'state'> & {
  agency: string | null;
  receivedAt: Date;
  dispatchedAt: Date | null;
  closedAt: Date | null;
};

interface Ownership {
  shown: {
    whereabouts: Omit<WhereaboutsDto, 'reminders' | 'chases'>;
    returns: ReturnDto[];
    arbitrations: ArbitrationDto[];
  };
  whose: Whose;
}

/** Whose a case is, was, and is said to be. */
@Injectable()
export class CaseOwnershipQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly names: Names,
  ) {}

  async of(card: Card, legs: readonly Leg[], me: Asker): Promise<Ownership> {
    const [returns, arbitrations, moves, [ended]] = await Promise.all([
      this.database.query<ReturnRow>(`${RETURNS} where r.case_id = $1 order by r.asked_at, r.id`, [card.id]),
      this.database.query<ArbitrationRow>(`${ARBITRATIONS} where a.case_id = $1 order by a.opened_at, a.id`, [
        card.id,
      ]),
      this.database.query<{ to: string }>(
        `select data ->> 'to' as to from case_entry
          where case_id = $1 and kind = 'case.reassigned' and data ->> 'from' <> data ->> 'to'`,
        [card.id],
      ),
      this.database.query<Ended>(
        `select kind, authority, notice, decided_at as at from disposition where case_id = $1 and state = 'approved'`,
        [card.id],
      ),
    ]);
    const agency = card.state === 'recorded' ? null : (card.agency?.code ?? null);
    const approved = returns.filter(({ state }) => state === 'approved');
    const pending = returns.find(({ state }) => state === 'asked');
    return {
      shown: {
        whereabouts: {
          ...this.holder(agency),
          since: since(card, agency, legs),
          why: this.why(
            approved.at(-1),
            arbitrations.findLast(({ state }) => state === 'decided'),
            agency,
          ),
          ...(ended && this.afterTheEnd(ended)),
          ...(card.state === 'converted' && (await this.asPetition(card.id, me))),
          ...{ returned: approved.length, reassigned: moves.length },
        },
        returns: returns.map(row => seenBy(me, row, this.names)),
        arbitrations: arbitrations.map(row => arbitrationSeenBy(me, row, this.names)),
      },
      whose: {
        pending: pending ? { mayDecide: mayDecideReturn(me, pending) } : null,
        arbitrationOpen: arbitrations.some(({ state }) => state === 'open'),
        isBound: arbitrations.some(one => one.state === 'decided' && one.agency === agency),
        cameFromAnother: approved.some(one => one.agency !== agency) || moves.some(({ to }) => to === agency),
      },
    };
  }

  /** 轉陳情: whoever has its petition has it. Its own limit stays with who converted it. */
  private async asPetition(caseId: string, me: Asker): Promise<Partial<WhereaboutsDto>> {
    const [row] = await this.database.query<PetitionRow>(
      `select p.id, p.state, p.agency, p.received_at as "receivedAt", w.dispatched_at as "dispatchedAt",
              w.closed_at as "closedAt"
         from case_link l join case_file p on p.id = l.to_case
         left join lateral (
           select dispatched_at, closed_at from work_order where case_id = p.id and role = 'lead'
            order by dispatched_at desc, id desc limit 1) w on true
        where l.from_case = $1 and l.kind = 'converted'`,
      [caseId],
    );
    if (!row) return {};
    const { dispatchedAt, closedAt, receivedAt } = row;
    const agency = row.agency === null ? null : this.names.agency(row.agency);
    const petition = { ...row, agency, receivedAt: receivedAt.toISOString(), heldSince: null };
    const legs = dispatchedAt ? [{ role: 'lead', dispatchedAt, closedAt }] : [];
    const { holder, since, why, agency: whose } = (await this.of(petition, legs, me)).shown.whereabouts;
    return { agency: whose, holder, since, why };
  }

  /** Not handled, it stays with who had it; transferred, somebody outside the city has it. */
  private afterTheEnd({ kind, authority, notice, at }: Ended): Partial<WhereaboutsDto> {
    const since = at.toISOString();
    if (kind === 'not_handled' || authority === null) return { since, why: notice };
    const { name, nameEn } = this.names.authority(authority);
    return { agency: null, holder: { 'zh-TW': name, en: nameEn }, since, why: notice };
  }

  private holder(code: string | null): Pick<WhereaboutsDto, 'agency' | 'holder'> {
    const agency = code === null ? null : this.names.agency(code);
    const { name, nameEn } = agency ?? this.centre();
    return { agency, holder: { 'zh-TW': name, en: nameEn } };
  }

  private centre(): { name: string; nameEn: string } {
    return this.city.protocol?.serviceCentre ?? this.names.agency(this.city.city.centre);
  }

  /** Why it was returned is no reason any more once it is arbitrated: it may be the very agency that has returned it. */
  private why(
    last: ReturnRow | undefined,
    settled: ArbitrationRow | undefined,
    agency: string | null,
  ): WhereaboutsDto['why'] {
    if (settled && (!last || Number(settled.decidedAt) >= Number(last.decidedAt)))
      return agency !== null && settled.agency === agency ? arbitratedWords(this.names.agency(agency)) : null;
    const reason = this.city.protocol?.returnReasons.find(({ code }) => code === last?.code);
    if (!reason) return null;
    return citizenWords(reason, agency === null ? this.centre() : this.names.agency(agency));
  }
}

/** The dispatch to who has it; at the centre the end of the last order, or its receipt. */
function since(card: Card, agency: string | null, legs: readonly Leg[]): string {
  if (agency !== null && card.heldSince) return new Date(card.heldSince).toISOString();
  const last = legs.findLast(({ role }) => role === 'lead');
  const time = agency === null ? last?.closedAt : last?.dispatchedAt;
  return time ? new Date(time).toISOString() : card.receivedAt;
}
