import { Injectable } from '@nestjs/common';
import type { PauseReason } from '../events.js';
import type { Transaction } from '../platform/database/transaction.js';

@Injectable()
export class PauseQuery {
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
}
