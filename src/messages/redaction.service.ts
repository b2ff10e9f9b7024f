import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { Fact } from '../platform/log/fact.js';

/** What was typed after telephone calls goes with the texts of the case. */
@Injectable()
export class CallRedaction {
  /** Hears privacy.texts-due; the case is locked. */
  async redact(tx: Transaction, { payload: { caseId } }: Fact<'privacy.texts-due'>): Promise<void> {
    await tx.query(
      `update phone_attempt set note = null
        where note is not null and phone_task_id in (select id from phone_task where case_id = $1)`,
      [caseId],
    );
    await tx.query('update call_back set note = null where case_id = $1 and note is not null', [caseId]);
    await tx.query(
      `update call_back_attempt set note = null
        where note is not null and call_back_id in (select id from call_back where case_id = $1)`,
      [caseId],
    );
  }

  /** Hears privacy.person-due: why nothing more was done was meant for them alone. */
  async ofPerson(tx: Transaction, { payload: { citizenId } }: Fact<'privacy.person-due'>): Promise<void> {
    await tx.query(
      `update call_back set note = null where purpose = 'explain' and note is not null
          and case_id in (select id from case_file where citizen_id = $1)`,
      [citizenId],
    );
  }
}
