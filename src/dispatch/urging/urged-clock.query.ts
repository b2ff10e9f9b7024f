import { Injectable } from '@nestjs/common';
import type { UrgedClock } from '../../events.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';

/** What the city owes by then; that a screen shows the order, or that a return is decided, is nobody's work on it. */
const WORK = `'respond', 'acknowledge', 'on_site', 'complete', 'reply', 'improve'`;

/** The limit that somebody is urged about. */
@Injectable()
export class UrgedClockQuery {
  constructor(private readonly clock: Clock) {}

  /** The next one that runs for the case or for this order; first the citizen's. Null: none does. */
  async next(tx: Transaction, caseId: string, workOrderId: string): Promise<UrgedClock | null> {
    const [row] = await tx.query<Row>(
      `select id as "clockId", kind as clock, due_at as "dueAt" from clock
        where case_id = $1 and stopped_at is null and (work_order_id is null or work_order_id = $2) and kind in (${WORK})
        order by work_order_id is null desc, due_at, id limit 1`,
      [caseId, workOrderId],
    );
    return row ? told(row) : null;
  }

  /** The one that has been over the longest. */
  async overdue(tx: Transaction, caseId: string, workOrderId: string): Promise<UrgedClock | null> {
    const [row] = await tx.query<Row>(
      `select id as "clockId", kind as clock, due_at as "dueAt" from clock
        where case_id = $1 and stopped_at is null and (work_order_id is null or work_order_id = $2) and kind in (${WORK})
          and due_at < $3
        order by work_order_id is null desc, due_at, id limit 1`,
      [caseId, workOrderId, this.clock.now()],
    );
    return row ? told(row) : null;
  }
}

type Row = Omit<UrgedClock, 'dueAt'> & { dueAt: Date };
const told = ({ dueAt, ...row }: Row): UrgedClock => ({ ...row, dueAt: dueAt.toISOString() });
