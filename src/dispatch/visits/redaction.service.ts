import { Injectable } from '@nestjs/common';
import { REDACTED } from '../../city/retention.words.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';

/** Where people met, what for, what the minutes say and what was to be done goes with the texts of the case. */
@Injectable()
export class VisitRedaction {
  /** Hears privacy.texts-due; the case is locked. */
  async redact(tx: Transaction, { payload: { caseId } }: Fact<'privacy.texts-due'>): Promise<void> {
    await tx.query(
      `update site_visit set place = $2, shared_place = null, purpose = $2, shared_purpose = null,
              minutes = case when minutes is not null then $2 end, shared_minutes = null
        where case_id = $1`,
      [caseId, REDACTED],
    );
    await tx.query(
      `update follow_up set what = $2, shared_what = null,
              result = case when result is not null then $2 end, shared_result = null
        where case_id = $1`,
      [caseId, REDACTED],
    );
  }
}
