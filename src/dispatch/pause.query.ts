import { Injectable } from '@nestjs/common';
import type { CaseFile } from '../cases/case-file.entity.js';
import { CityService } from '../city/city.service.js';
import { dueAt, sizeOf, unitOf } from '../city/counting.rules.js';
import type { Amount } from '../city/profile.js';
import type { PauseReason } from '../events.js';
import type { Transaction } from '../platform/database/transaction.js';

interface Resting {
  longest: Amount;
  officeHours: [number, number][] | null;
}

@Injectable()
export class PauseQuery {
  constructor(private readonly city: CityService) {}

  /** What the limit that runs for the case may rest for: as frozen on its clock. Of history nothing is waited for. */
  async allowed(tx: Transaction, caseId: string): Promise<PauseReason[]> {
    const rows = await tx.query<{ reason: PauseReason }>(
      `select distinct jsonb_object_keys(rule -> 'pauses') as reason from clock
        where case_id = $1 and work_order_id is null and kind in ('complete', 'reply')
          and stopped_at is null and not history`,
      [caseId],
    );
    return rows.map(({ reason }) => reason);
  }

  /** How long the limit that runs rests for this at most; counted as every limit is (sla/pause.rules). */
  async until(
    tx: Transaction,
    { id, district }: Pick<CaseFile, 'id' | 'district'>,
    reason: PauseReason,
    startedAt: Date,
  ): Promise<Date | null> {
    const [found] = await tx.query<Resting>(
      `select rule -> 'pauses' -> $2::text as longest, rule -> 'officeHours' as "officeHours" from clock
        where case_id = $1 and work_order_id is null and kind in ('complete', 'reply')
          and stopped_at is null and not history and rule -> 'pauses' ? $2::text
        order by started_at desc, id desc limit 1`,
      [id, reason],
    );
    if (!found) return null;
    const { longest, officeHours } = found;
    const counting = {
      unit: unitOf(longest),
      officeHours: officeHours ?? undefined,
      startedAt,
      district,
      rests: [],
    };
    return dueAt(counting, sizeOf(longest), this.city.calendar);
  }
}
