import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';
import { notAttended } from './accident.problems.js';

/** What nobody of the city has been at is not done; what follows (care, follow-ups) goes on beside the case. */
@Injectable()
export class AccidentGate {
  /** Hears case.released. ACCIDENT_NOT_ATTENDED 409. */
  async refuse(tx: Transaction, { actor, payload: { caseId } }: Fact<'case.released'>): Promise<void> {
    if (actor.kind === 'replay') return;
    const open = await tx.query(
      'select 1 from accident where case_id = $1 and closed_at is null and arrived_at is null',
      [caseId],
    );
    if (open.length > 0) throw notAttended();
  }
}
