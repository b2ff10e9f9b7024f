import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Period } from '../period.rules.js';
import { FACTS_CONSUMER } from '../statistics.service.js';

/** How far a case is, as it is told. */
export interface Progress {
  state: string | null;
  dispatchedAt: Date | null;
  releasedAt: Date | null;
  settledAt: Date | null;
  outcome: string | null;
}

/** A case that may be published, as far as what is told of it is decided once and for all. */
export interface Publishable extends Progress {
  caseId: string;
  receivedAt: Date;
  category: string;
  district: string | null;
  unit: string | null;
}

export interface OpenCase extends Publishable {
  fileNo: string;
  day: string;
}

/** Of a fact `c`. $1: the items that are left out. */
const IS_PUBLIC = `c.kind = 'dispatch' and c.origin <> 'replay' and not c.confidential and not c.category = any($1)`;
const PROGRESS = `c.state, c.first_dispatched_at as "dispatchedAt", c.released_at as "releasedAt",
                  c.settled_at as "settledAt", c.outcome`;

/** What publishes reads facts, and writes what anybody may read: never at anybody's request. */
@Injectable()
export class PublishingQuery {
  constructor(private readonly database: Database) {}

  /** Whether the facts know all that was told before a time. */
  async hasHeard(time: Date): Promise<boolean> {
    const [row] = await this.database.query<{ heard: boolean }>(
      `select not exists (select from event_new where at < $1)
          and not exists (select from consumer_parked where consumer = $2)
          and not exists (select from event e where e.at < $1
                and e.position > (select position from consumer where name = $2)) as heard`,
      [time, FACTS_CONSUMER],
    );
    return row?.heard === true;
  }

  /** Mondays of weeks that ended by `until`, hold something to tell, and are not published yet. */
  async waiting(until: Date, exempt: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ monday: string }>(
      `select w.monday::date::text as monday
         from generate_series(
                (select date_trunc('week', min(received_at) at time zone 'Asia/Taipei') from fact_case),
                ($2::timestamptz at time zone 'Asia/Taipei') - interval '7 days', interval '7 days') w (monday)
        where not exists (select from open_week o where o.monday = w.monday::date)
          and exists (select from fact_case c
                       where c.received_at >= w.monday at time zone 'Asia/Taipei'
                         and c.received_at < (w.monday + interval '7 days') at time zone 'Asia/Taipei'
                         and ${IS_PUBLIC})
        order by 1`,
      [exempt, until],
    );
    return rows.map(({ monday }) => monday);
  }

  /** False: somebody else has just done it. */
  async beginWeek(tx: Transaction, monday: string, now: Date, atLeast: number): Promise<boolean> {
    const rows = await tx.query(
      `insert into open_week (monday, published_at, at_least) values ($1, $2, $3)
       on conflict do nothing returning monday`,
      [monday, now, atLeast],
    );
    return rows.length > 0;
  }

  publishable(tx: Transaction, { from, to }: Period, exempt: readonly string[]): Promise<Publishable[]> {
    return tx.query<Publishable>(
      `select c.case_id as "caseId", c.received_at as "receivedAt", c.category, c.district, c.agency as unit,
              ${PROGRESS}
         from fact_case c where c.received_at >= $2 and c.received_at < $3 and ${IS_PUBLIC}`,
      [exempt, from, to],
    );
  }

  async keep(tx: Transaction, monday: string, cases: readonly OpenCase[]): Promise<void> {
    await tx.query(
      `insert into open_case (case_id, file_no, monday, day, received_at, category, district, unit,
                              state, dispatched_at, released_at, settled_at, outcome)
       select "caseId", "fileNo", $1::date, day, "receivedAt", category, district, unit,
              state, "dispatchedAt", "releasedAt", "settledAt", outcome
         from jsonb_to_recordset($2::jsonb) as r ("caseId" uuid, "fileNo" text, day date, "receivedAt" timestamptz,
                                                  category text, district text, unit text, state text,
                                                  "dispatchedAt" timestamptz, "releasedAt" timestamptz,
                                                  "settledAt" timestamptz, outcome text)`,
      [monday, JSON.stringify(cases)],
    );
  }

  /** Once a day, by one process. False: this day's is done. */
  async beginDay(tx: Transaction, day: string, now: Date): Promise<boolean> {
    const rows = await tx.query(
      `update open_head set followed_on = $1, updated_at = $2
        where followed_on is null or followed_on < $1 returning is_only`,
      [day, now],
    );
    return rows.length > 0;
  }

  /** What may no longer be told of looks like what was withdrawn or merged: neither how far it is nor what came of it. */
  async follow(tx: Transaction, exempt: readonly string[]): Promise<void> {
    await tx.query(
      `update open_case o
          set state = n.state, dispatched_at = n.dispatched, released_at = n.released, settled_at = n.settled,
              outcome = n.outcome
         from (select p.case_id, c.state, coalesce(c.first_dispatched_at, p.dispatched_at) as dispatched,
                      c.released_at as released, c.settled_at as settled, c.outcome
                 from open_case p left join fact_case c on c.case_id = p.case_id and ${IS_PUBLIC}) n
        where n.case_id = o.case_id
          and (o.state, o.dispatched_at, o.released_at, o.settled_at, o.outcome)
              is distinct from (n.state, n.dispatched, n.released, n.settled, n.outcome)`,
      [exempt],
    );
  }

  /** All is told up to that day. `isMore`: something was published. */
  async reached(until: string, now: Date, isMore: boolean): Promise<void> {
    await this.database.query(
      'update open_head set until = $1, updated_at = $2 where until is distinct from $1 or $3',
      [until, now, isMore],
    );
  }
}
