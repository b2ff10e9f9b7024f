import { Injectable } from '@nestjs/common';
import { REDACTED } from '../city/retention.words.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Fact } from '../platform/log/fact.js';

/** What agencies reported and replied makes room for a fixed sentence. */
@Injectable()
export class ReportRedaction {
  /** Hears privacy.texts-due; the case is locked. */
  async redact(tx: Transaction, { payload: { caseId } }: Fact<'privacy.texts-due'>): Promise<void> {
    await tx.query(
      `update work_order set report_text = case when report_text is not null then $2 end, shared_report = null,
              legal_basis = case when legal_basis is not null then $2 end, shared_legal_basis = null,
              question = case when question is not null then $2 end, shared_question = null
        where case_id = $1`,
      [caseId, REDACTED],
    );
    await tx.query('update reply set text = $2, shared_text = null where case_id = $1', [caseId, REDACTED]);
  }
}
