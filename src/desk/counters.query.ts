import { Injectable } from '@nestjs/common';
import type { Narrowing } from '../access/rights.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { LogQuery } from '../platform/log/log.query.js';
import { ENDS_LIST } from './case-list.query.js';
import type { CountersDto } from './counters.dto.js';
import { LIVING } from './living.sql.js';
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

  async counters({ districts }: Narrowing): Promise<CountersDto> {
    const position = await this.log.head();
    const now = this.clock.now();
    if (districts) return this.count(position, now, districts);
    const age = this.last ? now.getTime() - this.last.time : 0;
    if (this.last?.position === position && age >= 0 && age < FRESH_MS) return this.last.counters;
    const counters = this.count(position, now, null);
    this.last = { position, time: now.getTime(), counters };
    counters.catch(() => {
      if (this.last?.counters === counters) this.last = null;
    });
    return counters;
  }

  private async count(
    position: number,
    now: Date,
    districts: readonly string[] | null,
  ): Promise<CountersDto> {
    const here = districts ? 'c.district = any($2)' : 'true';
    const hereBy = (id: string): string =>
      districts ? `${id} in (select c.id from case_file c where ${here})` : 'true';
    const [row] = await this.database.query<Omit<CountersDto, 'asOf'>>(
      `with due as (select * from (${openClocks('$1::timestamptz')}) d where ${hereBy('d.case_id')})
       select (select count(*) from case_file c where state not in (${ENDS_LIST}) and ${LIVING} and ${here}) as open,
              (select count(*) from due where level = 'overdue') as overdue,
              (select count(*) from due where level = 'soon') as soon,
              (select count(distinct w.case_id) from work_order w join case_file c on c.id = w.case_id
                where w.state = 'dispatched' and w.delivered_at is null
                  and c.state not in (${ENDS_LIST}) and ${LIVING} and ${here}) as undelivered,
              (select count(*) from case_file c where state = 'recorded' and ${LIVING} and ${here}) as unrouted,
              (select count(*) from phone_task where closed_at is null and ${hereBy('case_id')}) as "phoneTasks"`,
      districts ? [now, districts] : [now],
    );
    return { ...(row as Omit<CountersDto, 'asOf'>), asOf: { position, at: now.toISOString() } };
  }
}
