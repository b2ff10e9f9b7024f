import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Fact } from '../platform/log/fact.js';

/** The levels stay and count; what somebody wrote beside them goes with their case, or with them. */
@Injectable()
export class AnswerRedaction {
  /** Hears privacy.texts-due. */
  async ofCase(tx: Transaction, { payload }: Fact<'privacy.texts-due'>): Promise<void> {
    await tx.query(
      `update answer set text = null where survey_id in (select id from survey where case_id = $1)`,
      [payload.caseId],
    );
    await tx.query('update review set opinion = null, refusal = null where case_id = $1', [payload.caseId]);
  }

  /** Hears privacy.person-due. */
  async ofPerson(tx: Transaction, { payload }: Fact<'privacy.person-due'>): Promise<void> {
    await tx.query(
      `update answer set text = null
        where survey_id in (select s.id from survey s join case_file c on c.id = s.case_id where c.citizen_id = $1)`,
      [payload.citizenId],
    );
    await tx.query(
      `update review set opinion = null, refusal = null
        where case_id in (select id from case_file where citizen_id = $1)`,
      [payload.citizenId],
    );
  }
}
