import { Injectable } from '@nestjs/common';
import { REDACTED } from '../city/retention.words.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Fact } from '../platform/log/fact.js';

/** Why more time was asked for, and what was said to that, goes with the texts of the case. */
@Injectable()
export class ExtensionRedaction {
  /** Hears privacy.texts-due; the case is locked. */
  async redact(tx: Transaction, { payload: { caseId } }: Fact<'privacy.texts-due'>): Promise<void> {
    await tx.query(
      `update extension_request set reason = $2, shared_reason = null,
              decision = case when decision is not null then $2 end, shared_decision = null
        where case_id = $1`,
      [caseId, REDACTED],
    );
  }
}
