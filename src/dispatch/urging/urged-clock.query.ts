import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { limitsOfWork } from './limits-of-work.sql.js';
import type { UrgedClock } from './urging.events.js';

const COLUMNS = `select k.id as "clockId", k.kind as clock, k.due_at as "dueAt" from clock k`;
const FIRST = 'order by k.work_order_id is null desc, k.due_at, k.id limit 1';

/** The limit that somebody is urged about. */
@Injectable()
export class UrgedClockQuery {
  constructor(private readonly clock: Clock) {}

  /** The next one that runs for the case or for this order; first the citizen's. Null: none does. */
  async next(tx: Transaction, caseId: string, workOrderId: string): Promise<UrgedClock | null> {
    const [row] = await tx.query<Row>(`${COLUMNS} where ${limitsOfWork('$1', '$2')} ${FIRST}`, [
      caseId,
      workOrderId,
    ]);
    return row ? told(row) : null;
  }

  /** The one that has been over the longest. */
  async overdue(tx: Transaction, caseId: string, workOrderId: string): Promise<UrgedClock | null> {
    const [row] = await tx.query<Row>(
      `${COLUMNS} where ${limitsOfWork('$1', '$2')} and k.due_at < $3 ${FIRST}`,
      [caseId, workOrderId, this.clock.now()],
    );
    return row ? told(row) : null;
  }
}

type Row = Omit<UrgedClock, 'dueAt'> & { dueAt: Date };
const told = ({ dueAt, ...row }: Row): UrgedClock => ({ ...row, dueAt: dueAt.toISOString() });
