import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';

/** Who was hurt and how they were goes with the texts of the case; that there was an accident, stays. */
@Injectable()
export class AccidentRedaction {
  /** Hears privacy.texts-due; the case is locked. */
  async redact(tx: Transaction, { payload: { caseId } }: Fact<'privacy.texts-due'>): Promise<void> {
    await tx.query(
      `update accident_step set text = null
        where accident_id in (select id from accident where case_id = $1)`,
      [caseId],
    );
  }
}
