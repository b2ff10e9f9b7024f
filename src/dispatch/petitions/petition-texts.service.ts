import { Injectable } from '@nestjs/common';
import { SharedTexts } from '../../cases/shared-texts.service.js';
import { REDACTED } from '../../city/retention.words.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';
import { Disposition } from './disposition.entity.js';
import { Supplement } from './supplement.entity.js';

/** What was typed about how a petition ends, and what was supplied: scanned anew, and deleted, with the texts of the case. */
@Injectable()
export class PetitionTexts {
  constructor(private readonly texts: SharedTexts) {}

  /** After the texts of the case itself, which is locked. How many have changed. */
  async ofCase(tx: Transaction, caseId: string): Promise<number> {
    let changed = 0;
    for (const one of await tx.read(Disposition, { caseId })) {
      const sharedOpinion = this.texts.sharedForm(tx, caseId, one.opinion);
      const sharedDecision = this.texts.sharedForm(tx, caseId, one.decision);
      const others =
        Number(sharedOpinion !== one.sharedOpinion) + Number(sharedDecision !== one.sharedDecision);
      if (others > 0) tx.set(one, { sharedOpinion, sharedDecision });
      changed += others;
    }
    for (const one of await tx.read(Supplement, { caseId })) {
      const sharedText = this.texts.sharedForm(tx, caseId, one.text);
      if (sharedText === one.sharedText) continue;
      tx.set(one, { sharedText });
      changed += 1;
    }
    return changed;
  }

  /** Hears privacy.texts-due; the case is locked. */
  async redact(tx: Transaction, { payload: { caseId } }: Fact<'privacy.texts-due'>): Promise<void> {
    await tx.query(
      `update disposition set opinion = $2, shared_opinion = null,
              decision = case when decision is not null then $2 end, shared_decision = null
        where case_id = $1`,
      [caseId, REDACTED],
    );
    await tx.query('update supplement set text = $2, shared_text = null where case_id = $1', [
      caseId,
      REDACTED,
    ]);
  }
}
