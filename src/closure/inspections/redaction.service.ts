import { Injectable } from '@nestjs/common';
import { REDACTED } from '../../city/retention.words.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';

/** What inspectors typed goes with the texts of the first of its cases. */
@Injectable()
export class InspectionRedaction {
  /** Hears privacy.texts-due; the case is locked. */
  async redact(tx: Transaction, { payload: { caseId } }: Fact<'privacy.texts-due'>): Promise<void> {
    await tx.query(
      `update inspection set reason = case when reason is not null then $2 end,
              result = case when result is not null then $2 end
        where id in (select inspection_id from inspection_case where case_id = $1)`,
      [caseId, REDACTED],
    );
    await tx.query(
      'update works_case set grave_reason = $2 where case_id = $1 and grave_reason is not null',
      [caseId, REDACTED],
    );
  }
}
