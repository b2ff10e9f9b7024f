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
  /** Of the log: about these cases, and the contacts that opened them. */
  events: number;
}

/** What the replay of history came to, as the system's own clocks and facts see it. All but `events` count cases. */
@Injectable()
export class ReplayFigures {
  constructor(private readonly database: Database) {}

  /** `asOf`: the time of the last event, at which a clock that still runs is over or not. */
  async read(asOf: Date): Promise<ReplayedCases> {
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
                 where k.case_id = c.case_id and k.kind = 'respond'
                   and (k.outcome = 'missed' or k.breached_at is not null
                        or (k.stopped_at is null and k.due_at < $1))
              )) as breaches,
              (select count(*) from event e join fact_case r on r.case_id = e.case_id where r.origin = 'replay')
                + (select count(*) from fact_contact where origin = 'replay') as events
         from fact_case c where origin = 'replay'`,
      [asOf],
    );
    return row as ReplayedCases;
  }
}
