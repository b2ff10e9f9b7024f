import { Injectable } from '@nestjs/common';
import { HOLDS, JOINED_AT } from '../access/holding.sql.js';
import type { CaseState } from '../cases/case-actions.rules.js';
import { Names } from '../city/names.service.js';
import type { CaseKind, Origin } from '../events.js';
import { Database } from '../platform/database/database.js';
import type { Words } from '../platform/problem/problem.js';
import { isOfInspection } from '../sla/clock-kinds.rules.js';
import type { CaseCardDto, CaseClockDto } from './case-card.dto.js';
import { asLeft, type CardLeg, type Holder, holdersOf, joinedBy } from './hand-over.rules.js';
import { read, type Texts } from './shared-texts.rules.js';

interface CardRow {
  id: string;
  number: string;
  kind: CaseKind;
  state: CaseState;
  version: number;
  category: string;
  district: string | null;
  village: string | null;
  place: string | null;
  sharedPlace: string | null;
  agency: string | null;
  origin: Origin;
  urgency: 'normal' | 'urgent';
  surge: boolean;
  receivedAt: Date;
  updatedAt: Date;
  unroutedReason: Words | null;
  askedUntil: Date | null;
  confidential: boolean;
  /** Since when it belongs to an incident that another case leads. */
  joinedAt: Date | null;
  clocks: CaseClockDto[];
  legs: CardLeg[];
}

export interface HeldCard {
  card: CaseCardDto;
  /** Who reported is protected: read by assigned staff only. On no card. */
  confidential: boolean;
  holders: Holder[];
  legs: CardLeg[];
}

/**
 * Of what runs twice, for the citizen and for the agency, cards show the citizen's; what was given to who is only asked
 * (會辦) stands with its own leg.
 */
const ON_CARDS = `(work_order_id is null or kind not in ('complete', 'reply')
  and (select w.role from work_order w where w.id = clock.work_order_id) = 'lead')`;

/** Case cards by id, in one statement; the city's names are added here, since they are in memory anyway. */
@Injectable()
export class CaseCardQuery {
  constructor(
    private readonly database: Database,
    private readonly names: Names,
  ) {}

  /** In the order of `ids`; an unknown id has no card. `texts`: who reads for an agency reads the shared form. */
  async cards(ids: string[], texts: Texts = 'shared'): Promise<CaseCardDto[]> {
    const held = await this.held(ids, texts);
    return ids.flatMap(id => held.get(id)?.card ?? []);
  }

  /** With who has or had each case: row scope is decided by that. */
  async held(ids: string[], texts: Texts = 'shared'): Promise<Map<string, HeldCard>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<CardRow>(
      `select c.id, c.number, c.kind, c.state, c.version, c.category, c.district, c.village, c.agency,
              c.place, c.shared_place as "sharedPlace",
              c.origin, c.urgency, c.surge_id is not null and c.kind = 'dispatch' as surge, c.received_at as "receivedAt", c.updated_at as "updatedAt",
              c.unrouted_reason as "unroutedReason", (
                select p.until from case_pause p
                 where p.case_id = c.id and p.ended_at is null and p.reason = 'citizen' and p.lead_id is null) as "askedUntil", c.confidential, ${JOINED_AT} as "joinedAt",
              array(select json_build_object('kind', k.kind, 'startedAt', k.started_at, 'dueAt', k.due_at,
                                             'stoppedAt', k.stopped_at, 'breachedAt', k.breached_at)
                      from (select distinct on (kind) * from clock where case_id = c.id and ${ON_CARDS}
                             order by kind, started_at desc, id desc) k
                     order by k.due_at) as clocks,
              array(select json_build_object('id', w.id, 'agency', w.agency, 'role', w.role, 'state', w.state,
                                             'version', w.version, 'dispatchedAt', w.dispatched_at,
                                             'deliveredAt', w.delivered_at, 'acknowledgedAt', w.acknowledged_at,
                                             'reportedAt', w.reported_at, 'closedAt', w.closed_at,
                                             'holds', ${HOLDS}, 'categoryThen', (
                                               select e.data ->> 'from' from case_entry e
                                                where e.case_id = c.id and e.kind = 'case.recategorised'
                                                  and e.at > w.closed_at order by e.at, e.id limit 1))
                      from work_order w where w.case_id = c.id order by w.dispatched_at, w.id) as legs
         from case_file c where c.id = any($1::uuid[])`,
      [ids],
    );
    return new Map(
      rows.map(row => {
        const legs = row.legs.map(inOurTimes);
        const { confidential, joinedAt, agency } = row;
        const holders = joinedBy(holdersOf(legs), joinedAt === null ? null : agency, joinedAt);
        return [row.id, { card: this.card(row, texts), confidential, holders, legs }];
      }),
    );
  }

  /** The card as of the end of a leg, for an agency that has the case no longer. */
  asLeft({ card, legs }: HeldCard, is: (leg: CardLeg) => boolean): CaseCardDto {
    const leg = legs.findLast(is);
    if (!leg) throw new Error(`Case ${card.number} has no such leg.`);
    const category = leg.categoryThen === null ? card.category : this.names.category(leg.categoryThen);
    return asLeft(card, leg, { category, agency: this.names.agency(leg.agency) });
  }

  private card(
    {
      confidential: _,
      joinedAt: __,
      legs,
      clocks,
      category,
      district,
      village,
      agency,
      place,
      sharedPlace,
      ...row
    }: CardRow,
    texts: Texts,
  ): CaseCardDto {
    return {
      ...row,
      place: read(texts, place, sharedPlace).text,
      category: this.names.category(category),
      district: district === null ? null : this.names.district(district),
      village: district === null || village === null ? null : this.names.village(district, village),
      agency: agency === null ? null : this.names.agency(agency),
      receivedAt: row.receivedAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
      askedUntil: row.askedUntil?.toISOString() ?? null,
      clocks: clocksFor(texts, clocks).map(clock => ({
        kind: clock.kind,
        startedAt: iso(clock.startedAt),
        dueAt: iso(clock.dueAt),
        stoppedAt: iso(clock.stoppedAt),
        breachedAt: iso(clock.breachedAt),
      })),
      workOrder: currentOf(legs, row.state),
    };
  }
}

/** Agencies are not told that they are inspected before they are told the judgement. */
const clocksFor = (texts: Texts, clocks: CaseClockDto[]): CaseClockDto[] =>
  texts === 'typed' ? clocks : clocks.filter(({ kind }) => !isOfInspection(kind));

/** Of a case at the centre (recorded) the last leg was recalled: it has none. */
function currentOf(legs: CardLeg[], state: CaseState): CaseCardDto['workOrder'] {
  const leg = state === 'recorded' ? undefined : legs.findLast(({ role }) => role === 'lead');
  if (!leg) return null;
  const { id, version } = leg;
  return {
    id,
    state: leg.state,
    version,
    deliveredAt: iso(leg.deliveredAt),
    acknowledgedAt: iso(leg.acknowledgedAt),
  };
}

const inOurTimes = (leg: CardLeg): CardLeg => ({
  ...leg,
  dispatchedAt: iso(leg.dispatchedAt),
  deliveredAt: iso(leg.deliveredAt),
  acknowledgedAt: iso(leg.acknowledgedAt),
  reportedAt: iso(leg.reportedAt),
  closedAt: iso(leg.closedAt),
});

/** PostgreSQL's JSON spells times in its own way. */
const iso = <Time extends string | null>(time: Time): Time =>
  (time === null ? null : new Date(time).toISOString()) as Time;
