import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';

export const NOTHING =
  'subject = null, text = null, in_reply_to = null, to_address = null, attachment = null, forget_at = null';

/** That a mail went out stays; what it said goes with its case, or with whom it was for. */
@Injectable()
export class MessageRedaction {
  /** Hears privacy.texts-due. */
  async ofCase(tx: Transaction, { payload }: Fact<'privacy.texts-due'>): Promise<void> {
    await tx.query(`update message set ${NOTHING} where case_id = $1`, [payload.caseId]);
  }

  /** Hears survey.moot and survey.undelivered: what has not left by then would bring a link that leads nowhere. */
  async ofSurvey(tx: Transaction, { payload }: Fact<'survey.moot' | 'survey.undelivered'>): Promise<void> {
    await tx.query(
      `update message set ${NOTHING}, state = 'failed', next_try_at = null, version = version + 1
        where state = 'waiting' and id = (select message_id from survey where id = $1)`,
      [payload.surveyId],
    );
  }

  /** Hears privacy.person-due. */
  async ofPerson(tx: Transaction, { payload }: Fact<'privacy.person-due'>): Promise<void> {
    await tx.query(`update message set ${NOTHING} where citizen_id = $1`, [payload.citizenId]);
  }
}
