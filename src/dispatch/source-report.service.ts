import { Injectable } from '@nestjs/common';
import { SharedTexts } from '../cases/shared-texts.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { WorkOrder } from './work-order.entity.js';

/** What was done, in the words that the system the case comes from has for it by now. */
@Injectable()
export class SourceReport {
  constructor(private readonly texts: SharedTexts) {}

  /** The case is locked. */
  async take(tx: Transaction, caseId: string, reportText: string): Promise<void> {
    const orders = await tx.read(WorkOrder, { caseId, role: 'lead' }, { lock: true, order: 'dispatchedAt' });
    const last = orders.findLast(order => order.reportText !== null);
    if (last) tx.set(last, { reportText, sharedReport: this.texts.sharedForm(tx, caseId, reportText) });
  }
}
