import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import type { OfCase } from './of-case.query.js';
import { Recalculation } from './recalculation.entity.js';
import { SlaClock } from './sla-clock.entity.js';

const FIRST = '00000000-0000-0000-0000-000000000000';

/**
 * What a change of the calendar can move: what runs, and what was missed by the case (and not withdrawn), since it may
 * have been on time after all. Hours around the clock are moved only where a pause is counted in days.
 */
const MAY_MOVE = `
  (k.stopped_at is null
    or (k.outcome = 'missed' and k.work_order_id is null and c.state <> 'withdrawn'))
  and (not k.rule ? 'hours' or exists (select 1 from case_pause p where p.case_id = k.case_id))`;

@Injectable()
export class RecalculationQuery {
  /** The oldest that is not done, locked; null when there is none, or another process is at work on it (unless patient). */
  async next(tx: Transaction, patient: boolean): Promise<Recalculation | null> {
    const [job] = await tx.find(
      Recalculation,
      'id = (select min(id::text)::uuid from recalculation where finished_at is null)',
      [],
      { lock: true, skipLocked: !patient },
    );
    return job ?? null;
  }

  /** Cases with such clocks, in order, from behind the last. */
  async casesAfter(tx: Transaction, job: Recalculation, most: number): Promise<string[]> {
    const rows = await tx.query<{ caseId: string }>(
      `select distinct k.case_id as "caseId" from clock k join case_file c on c.id = k.case_id
        where ${MAY_MOVE} and k.case_id > $1 and k.started_at < $2 and k.due_at > $3
          and ($4::text[] is null or c.district = any($4))
        order by k.case_id limit $5`,
      [job.lastCaseId ?? FIRST, job.toAt, job.fromAt, job.districts, most],
    );
    return rows.map(({ caseId }) => caseId);
  }

  /** Of cases that are locked. */
  clocksOf(tx: Transaction, cases: readonly OfCase[]): Promise<SlaClock[]> {
    const condition = `exists (select 1 from clock k join case_file c on c.id = k.case_id
                                where k.id = clock.id and k.case_id = any($1) and ${MAY_MOVE})`;
    return tx.find(SlaClock, condition, [cases.map(({ caseId }) => caseId)], { lock: true });
  }
}
