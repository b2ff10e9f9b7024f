import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';

/** That a mail came stays; the mail goes with the texts of its case, or with its letter. */
@Injectable()
export class MailRedaction {
  /** Hears privacy.texts-due. */
  async ofCase(tx: Transaction, { payload }: Fact<'privacy.texts-due'>): Promise<void> {
    await tx.query('update mail_in set raw = null where case_id = $1 and raw is not null', [payload.caseId]);
  }

  /** Hears letter.forgotten. */
  async ofLetter(tx: Transaction, { payload }: Fact<'letter.forgotten'>): Promise<void> {
    await tx.query('update mail_in set raw = null where letter_id = $1 and raw is not null', [
      payload.letterId,
    ]);
  }
}
