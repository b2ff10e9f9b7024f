import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';

/** That a mail came stays; the mail goes with the texts of its case. */
@Injectable()
export class MailRedaction {
  /** Hears privacy.texts-due: the mail of a letter with several cases goes with the last of them. */
  async ofCase(tx: Transaction, { payload }: Fact<'privacy.texts-due'>): Promise<void> {
    await tx.query(
      `update mail_in m set raw = null
        where m.raw is not null
          and (m.case_id = $1
               or m.letter_id in (select l.letter_id from letter_case l where l.case_id = $1)
                  and not exists (select 1 from letter_case o join case_file c on c.id = o.case_id
                                   where o.letter_id = m.letter_id and c.texts_redacted_at is null))`,
      [payload.caseId],
    );
  }
}
