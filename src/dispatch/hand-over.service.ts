import { Injectable } from '@nestjs/common';
import { CaseFile } from '../cases/case-file.entity.js';
import { TimelineService } from '../cases/timeline.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { LegService, namesOf } from './leg.service.js';
import { WorkOrder } from './work-order.entity.js';

const IN_HAND = `acknowledged_by = $1 and state <> 'closed'`;

/** 交接: somebody leaves, and what is in their hands goes to a colleague. */
@Injectable()
export class HandOverService {
  constructor(
    private readonly legs: LegService,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  /** Cases are locked in the order of their ids, then their orders, as whoever works on several of them does. */
  async handOver(tx: Transaction, { payload: { from, to } }: Fact<'staff.handed-over'>): Promise<void> {
    const files = await tx.find(CaseFile, `id in (select case_id from work_order where ${IN_HAND})`, [from], {
      lock: true,
      order: 'id',
    });
    const orders = await tx.find(WorkOrder, IN_HAND, [from], { lock: true, order: 'caseId' });
    for (const order of orders) {
      const file = files.find(({ id }) => id === order.caseId);
      // Acknowledged in this very moment: whose case it is was locked too late, and stays with who has left.
      if (!file) continue;
      tx.set(order, { acknowledgedBy: to, version: order.version + 1 });
      this.timeline.write(tx, { ...namesOf(file, order), kind: 'workorder.handed-over', data: { from, to } });
      await this.events.tell(tx, 'workorder.handed-over', this.legs.identity({ file, order }));
    }
  }
}
