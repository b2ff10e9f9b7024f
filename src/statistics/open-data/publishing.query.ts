import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { HAS_HEARD } from '../heard.sql.js';
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

/** Of a fact `c`; the index of live cases is made for these words. */
const IS_LIVE = `c.kind = 'dispatch' and c.origin <> 'replay'`;
/** $1: the items that are left out. */
const IS_PUBLIC = `${IS_LIVE} and not c.confidential and not c.category = any($1)`;
const PROGRESS = `c.state, c.first_dispatched_at as "dispatchedAt", c.released_at as "releasedAt",
                  c.settled_at as "settledAt", c.outcome`;

/** What publishes reads facts, and writes what anybody may read: never at anybody's request. */
@Injectable()
export class PublishingQuery {
  constructor(private readonly database: Database) {}

  /** Whether the facts know all that was told before a time. */
  async hasHeard(time: Date): Promise<boolean> {
    const [row] = await this.database.query<{ heard: boolean }>(`select ${HAS_HEARD} as heard`, [
      time,
      FACTS_CONSUMER,
    ]);
    return row?.heard === true;
  }

  /** The first day that is not told of yet. Null: nothing was ever there to tell of, so nothing begins. */
  async untoldFrom(): Promise<string | null> {
    const [row] = await this.database.query<{ day: string | null }>(
      `select coalesce(h.until + 1, (select (min(c.received_at) at time zone 'Asia/Taipei')::date
                                       from fact_case c where ${IS_LIVE}))::text as day from open_head h`,
    );
    return row?.day ?? null;
  }

  /**
   * Mondays of weeks from a day on that ended by `until`, hold something to tell, and are not published yet. A week that was
   * told to be empty is not among them: what became public of it later would be told apart.
   */
  async waiting(from: string, until: Date, exempt: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ monday: string }>(
      `select w.monday::date::text as monday
         from generate_series(date_trunc('week', $3::date::timestamp),
                ($2::timestamptz at time zone 'Asia/Taipei') - interval '7 days', interval '7 days') w (monday)
        where not exists (select from open_week o where o.monday = w.monday::date)
          and exists (select from fact_case c
                       where c.received_at >= w.monday at time zone 'Asia/Taipei'
                         and c.received_at < (w.monday + interval '7 days') at time zone 'Asia/Taipei'
                         and ${IS_PUBLIC})
        order by 1`,
      [exempt, until, from],
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

  /** Held until the transaction ends. Null: what was published is followed already on this day. */
  async beginFollowing(tx: Transaction, day: string): Promise<{ isNewWeek: boolean } | null> {
    const [row] = await tx.query<{ isNewWeek: boolean }>(
      `select followed_on is null or followed_on < date_trunc('week', $1::date) as "isNewWeek"
         from open_head where followed_on is null or followed_on < $1 for update`,
      [day],
    );
    return row ?? null;
  }

  async followed(tx: Transaction, day: string, now: Date): Promise<void> {
    await tx.query('update open_head set followed_on = $1, updated_at = $2', [day, now]);
  }

  /** The next published cases after one; null: from the first. */
  async published(tx: Transaction, after: string | null, most: number): Promise<string[]> {
    const rows = await tx.query<{ caseId: string }>(
      `select case_id as "caseId" from open_case where $1::uuid is null or case_id > $1 order by case_id limit $2`,
      [after, most],
    );
    return rows.map(({ caseId }) => caseId);
  }

  /** What may no longer be told of stays as it was. */
  async follow(tx: Transaction, caseIds: readonly string[], exempt: readonly string[]): Promise<void> {
    await tx.query(
      `update open_case o
          set state = c.state, dispatched_at = c.first_dispatched_at, released_at = c.released_at,
              settled_at = c.settled_at, outcome = c.outcome
         from fact_case c
        where o.case_id = any($2) and c.case_id = o.case_id and ${IS_PUBLIC}
          and (o.state, o.dispatched_at, o.released_at, o.settled_at, o.outcome)
              is distinct from (c.state, c.first_dispatched_at, c.released_at, c.settled_at, c.outcome)`,
      [exempt, caseIds],
    );
  }

  /**
   * What may no longer be told of looks like what was withdrawn or merged. Where and when it was stays as it was told:
   * whoever has kept the file of last week would see by what is missing which one it is.
   */
  async conceal(tx: Transaction, caseIds: readonly string[], exempt: readonly string[]): Promise<void> {
    await tx.query(
      `update open_case o
          set state = null, released_at = null, settled_at = null, outcome = null
        where o.case_id = any($2) and num_nonnulls(o.state, o.released_at, o.settled_at, o.outcome) > 0
          and not exists (select from fact_case c where c.case_id = o.case_id and ${IS_PUBLIC})`,
      [exempt, caseIds],
    );
  }

  /** All is told up to that day, and never less than was told. `isMore`: something was published. */
  async reached(until: string, now: Date, isMore: boolean): Promise<void> {
    await this.database.query(
      `update open_head set until = greatest(until, $1), updated_at = $2 where until is null or until < $1 or $3`,
      [until, now, isMore],
    );
  }
}
