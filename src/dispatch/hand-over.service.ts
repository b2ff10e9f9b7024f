import { Injectable } from '@nestjs/common';
import { CaseLockService } from '../cases/case-lock.service.js';
import { TimelineService } from '../cases/timeline.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { LegService, namesOf } from './leg.service.js';
import { WorkOrder } from './work-order.entity.js';

const IN_HAND = `acknowledged_by = $1 and state <> 'closed'`;
const CASES_IN_HAND = `select case_id as "caseId" from work_order where ${IN_HAND}
  union select case_id from call_back where taken_by = $1 and closed_at is null`;

/** 交接: somebody leaves, and what is in their hands goes to a colleague. */
@Injectable()
export class HandOverService {
  constructor(
    private readonly lock: CaseLockService,
    private readonly legs: LegService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  /** All cases that anything of theirs is about are locked at once, also those of call-backs, which are seen to after this. */
  async handOver(tx: Transaction, { payload: { from, to } }: Fact<'staff.handed-over'>): Promise<void> {
    const inHand = await tx.query<{ caseId: string }>(CASES_IN_HAND, [from]);
    const files = await this.lock.several(tx, { ids: inHand.map(({ caseId }) => caseId) });
    const orders = await tx.find(WorkOrder, IN_HAND, [from], { lock: true, order: 'caseId' });
    for (const order of orders) {
      const file = files.find(({ id }) => id === order.caseId);
      // Acknowledged in this very moment: whose case it is was locked too late, and stays with who has left.
      if (!file) continue;
      tx.set(order, { acknowledgedBy: to, version: order.version + 1 });
      const kind = order.role === 'lead' ? 'workorder.handed-over' : 'co-leg.handed-over';
      this.timeline.write(tx, { ...namesOf(file, order), kind, data: { agency: order.agency, from, to } });
      await this.events.tell(tx, kind, { ...this.legs.identity({ file, order }), to });
    }
  }
}
