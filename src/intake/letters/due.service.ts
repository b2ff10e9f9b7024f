import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';
import { IS_UNANSWERED, STANDING } from './letter.sql.js';

/** Every fact that gives a case of a letter its last word (letter.sql). */
type Word = Fact<
  | 'case.replied'
  | 'case.released'
  | 'case.withdrawn'
  | 'case.disposed'
  | 'case.conversion-answered'
  | 'case.conversion-ended'
  | 'workorder.reported'
>;

/** A letter that was answered is due once more where one of its cases has a later word. */
@Injectable()
export class DueService {
  async word(tx: Transaction, { payload }: Word): Promise<void> {
    await tx.query(
      `update letter set answer_due = true
        where id = (select l.id from letter_case s join letter l on l.id = s.letter_id, ${STANDING}
                     where s.case_id = $1 and not l.answer_due and ${IS_UNANSWERED})`,
      [payload.caseId],
    );
  }
}
