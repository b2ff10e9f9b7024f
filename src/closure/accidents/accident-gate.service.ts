import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';
import { notAttended } from './accident.problems.js';

/** What nobody of the city has been at is not done; what follows (care, follow-ups) goes on beside the case. */
@Injectable()
export class AccidentGate {
  /**
   * Hears what ends a case: whoever asked for it may take it back, and somebody is hurt all the same. Whoever was merged into
   * it is released with it, and goes on without it where it ends otherwise. ACCIDENT_NOT_ATTENDED 409.
   */
  async refuse(
    tx: Transaction,
    {
      kind,
      actor,
      payload: { caseId },
    }: Fact<'case.released' | 'case.withdrawn' | 'case.disposed' | 'case.converted'>,
  ): Promise<void> {
    if (actor.kind === 'replay') return;
    const open = await tx.query<{ number: string }>(
      `select c.number from accident a join case_file c on c.id = a.case_id
        where a.closed_at is null and a.arrived_at is null
          and (c.id = $1 or $2 and c.state = 'merged' and exists (
                 select 1 from incident_member m where m.case_id = c.id and m.lead_id = $1 and m.left_at is null))
        order by c.number`,
      [caseId, kind === 'case.released'],
    );
    if (open.length > 0) throw notAttended(open.map(({ number }) => number));
  }
}
