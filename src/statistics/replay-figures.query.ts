import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';

export interface ReplayedCases {
  cases: number;
  acknowledgedWithin4h: number;
  reportedWithin4h: number;
  released: number;
  reopened: number;
  reassigned: number;
  recategorised: number;
  breaches: number;
  /** Of the log, about these cases. */
  events: number;
}

/** What the replay of history came to, as the system's own clocks and facts see it. All but `events` count cases. */
@Injectable()
export class ReplayFigures {
  constructor(private readonly database: Database) {}

  /**
   * Of the given cases. `asOf`: the time of the last event; a limit counts as missed when it ran out before and
   * nothing had stopped it by then.
   */
  async read(caseIds: string[], asOf: Date): Promise<ReplayedCases> {
    const [row] = await this.database.query<ReplayedCases>(
      `select count(*) as cases,
              count(*) filter (where first_acknowledged_at <= received_at + interval '4 hours')
                as "acknowledgedWithin4h",
              count(*) filter (where first_reported_at <= received_at + interval '4 hours') as "reportedWithin4h",
              count(*) filter (where first_released_at is not null) as released,
              count(*) filter (where reopened > 0) as reopened,
              count(*) filter (where reassigned > 0) as reassigned,
              count(*) filter (where recategorised > 0) as recategorised,
              count(*) filter (where exists (
                select 1 from fact_clock k
                 where k.case_id = c.case_id and k.work_order_id is null and k.kind = 'respond' and k.due_at < $2
                   and (k.stopped_at is null or k.stopped_at > k.due_at)
              )) as breaches,
              (select count(*) from event e where e.case_id = any($1)) as events
         from fact_case c where case_id = any($1)`,
      [caseIds, asOf],
    );
    return row as ReplayedCases;
  }
}
