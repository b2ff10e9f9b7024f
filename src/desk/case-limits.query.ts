import { Injectable } from '@nestjs/common';
import { CityService } from '../city/city.service.js';
import type { PauseReason } from '../events.js';
import { Database } from '../platform/database/database.js';
import type { FrozenRule } from '../sla/clock.rules.js';
import { restsOf } from '../sla/pause.rules.js';
import type { CasePauseDto } from './case-limits.dto.js';

interface PauseRow {
  reason: PauseReason;
  from: Date;
  to: Date | null;
  district: string | null;
  /** Of the case at that time; null: it had none. */
  rule: FrozenRule | null;
  startedAt: Date | null;
}

/** What makes the limit of a case longer. */
@Injectable()
export class CaseLimitsQuery {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
  ) {}

  async pauses(caseId: string): Promise<CasePauseDto[]> {
    const rows = await this.database.query<PauseRow>(
      `select p.reason, p.started_at as "from", p.ended_at as "to", c.district, k.rule, k.started_at as "startedAt"
         from case_pause p join case_file c on c.id = p.case_id
         left join lateral (select rule, started_at from clock
                             where case_id = p.case_id and work_order_id is null and kind in ('complete', 'reply')
                               and started_at <= p.started_at
                             order by started_at desc, id desc limit 1) k on true
        where p.case_id = $1 order by p.started_at, p.id`,
      [caseId],
    );
    return rows.map(({ district, rule, startedAt, ...pause }) => {
      const rests = rule && startedAt ? restsOf([pause], rule, startedAt, district, this.city.calendar) : [];
      return { ...pause, until: rests[0]?.to ?? null };
    });
  }

  /** What may be waited for now: what the limit that runs rests for. */
  async mayWaitFor(caseId: string): Promise<PauseReason[]> {
    const rows = await this.database.query<{ reason: PauseReason }>(
      `select distinct jsonb_object_keys(rule -> 'pauses') as reason from clock
        where case_id = $1 and work_order_id is null and kind in ('complete', 'reply')
          and stopped_at is null and not history order by reason`,
      [caseId],
    );
    return rows.map(({ reason }) => reason);
  }
}
