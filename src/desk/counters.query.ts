import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { LogQuery } from '../platform/log/log.query.js';
import { ENDS_LIST } from './case-list.query.js';
import type { CountersDto } from './counters.dto.js';
import { openClocks } from './open-clocks.sql.js';

/** Screens ask again after every change; between two changes an answer this young serves them all. */
const FRESH_MS = 1000;

@Injectable()
export class CountersQuery {
  private last: { position: number; time: number; counters: Promise<CountersDto> } | null = null;

  constructor(
    private readonly database: Database,
    private readonly log: LogQuery,
    private readonly clock: Clock,
  ) {}

  async counters(): Promise<CountersDto> {
    const position = await this.log.head();
    const now = this.clock.now();
    const age = this.last ? now.getTime() - this.last.time : 0;
    if (this.last?.position === position && age >= 0 && age < FRESH_MS) return this.last.counters;
    const counters = this.count(position, now);
    this.last = { position, time: now.getTime(), counters };
    counters.catch(() => {
      if (this.last?.counters === counters) this.last = null;
    });
    return counters;
  }

  private async count(position: number, now: Date): Promise<CountersDto> {
    const [row] = await this.database.query<Omit<CountersDto, 'asOf'>>(
      `with due as (${openClocks('$1::timestamptz')})
       select (select count(*) from case_file where state not in (${ENDS_LIST})) as open,
              (select count(*) from due where level = 'overdue') as overdue,
              (select count(*) from due where level = 'soon') as soon,
              (select count(distinct case_id) from work_order
                where state = 'dispatched' and delivered_at is null) as undelivered,
              (select count(*) from case_file where state = 'recorded') as unrouted,
              (select count(*) from phone_task where closed_at is null) as "phoneTasks"`,
      [now],
    );
    return { ...(row as Omit<CountersDto, 'asOf'>), asOf: { position, at: now.toISOString() } };
  }
}
