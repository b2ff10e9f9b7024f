import { Injectable } from '@nestjs/common';
import { SharedTexts } from '../../cases/shared-texts.service.js';
import { REDACTED } from '../../city/retention.words.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';
import { Arbitration } from '../arbitration/arbitration.entity.js';
import { ReturnRequest } from './return-request.entity.js';

/** What was said about whose a case is: scanned anew, and deleted, with the texts of the case. */
@Injectable()
export class ReturnTexts {
  constructor(private readonly texts: SharedTexts) {}

  /** After the texts of the case itself, which is locked. How many have changed. */
  async ofCase(tx: Transaction, caseId: string): Promise<number> {
    let changed = 0;
    for (const type of [ReturnRequest, Arbitration])
      for (const one of await tx.read<ReturnRequest | Arbitration>(type, { caseId })) {
        const shared = {
          sharedOpinion: this.texts.sharedForm(tx, caseId, one.opinion),
          sharedDecision: this.texts.sharedForm(tx, caseId, one.decision),
        };
        for (const key of ['sharedOpinion', 'sharedDecision'] as const) {
          if (shared[key] === one[key]) continue;
          tx.set(one, { [key]: shared[key] });
          changed += 1;
        }
      }
    return changed;
  }

  /** Hears privacy.texts-due; the case is locked. */
  async redact(tx: Transaction, { payload: { caseId } }: Fact<'privacy.texts-due'>): Promise<void> {
    await tx.query(
      `update return_request set opinion = $2, shared_opinion = null,
              decision = case when decision is not null then $2 end, shared_decision = null
        where case_id = $1`,
      [caseId, REDACTED],
    );
    await tx.query(
      `update arbitration set opinion = case when opinion is not null then $2 end, shared_opinion = null,
              decision = case when decision is not null then $2 end, shared_decision = null
        where case_id = $1`,
      [caseId, REDACTED],
    );
  }
}
