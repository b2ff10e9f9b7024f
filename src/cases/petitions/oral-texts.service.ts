import { Injectable } from '@nestjs/common';
import { REDACTED } from '../../city/retention.words.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';
import { SharedTexts } from '../shared-texts.service.js';
import { OralRecord } from './oral-record.entity.js';

/** What was taken down of an oral petition: scanned anew, and deleted, with the texts of the case. */
@Injectable()
export class OralTexts {
  constructor(private readonly texts: SharedTexts) {}

  /** After the texts of the case itself, which is locked. How many have changed. */
  async ofCase(tx: Transaction, caseId: string): Promise<number> {
    let changed = 0;
    for (const one of await tx.read(OralRecord, { caseId })) {
      const sharedText = this.texts.sharedForm(tx, caseId, one.text);
      const sharedReason = this.texts.sharedForm(tx, caseId, one.reason);
      const others = Number(sharedText !== one.sharedText) + Number(sharedReason !== one.sharedReason);
      if (others > 0) tx.set(one, { sharedText, sharedReason });
      changed += others;
    }
    return changed;
  }

  /** Hears privacy.texts-due; the case is locked. */
  async redact(tx: Transaction, { payload: { caseId } }: Fact<'privacy.texts-due'>): Promise<void> {
    await tx.query(
      `update oral_record set text = $2, shared_text = null,
              reason = case when reason is not null then $2 end, shared_reason = null
        where case_id = $1`,
      [caseId, REDACTED],
    );
  }
}
