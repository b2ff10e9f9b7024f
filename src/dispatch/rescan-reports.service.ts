import { Injectable } from '@nestjs/common';
import { Reply } from '../cases/reply.entity.js';
import { SharedTexts } from '../cases/shared-texts.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { WorkOrder } from './work-order.entity.js';

/** Reports and replies that were written before they were scanned, or when less was found. */
@Injectable()
export class RescanReports {
  constructor(private readonly texts: SharedTexts) {}

  /** After the texts of the case itself, which is locked. */
  async ofCase(tx: Transaction, caseId: string): Promise<number> {
    let changed = 0;
    for (const order of await tx.read(WorkOrder, { caseId })) {
      const sharedReport = this.texts.sharedForm(tx, caseId, order.reportText);
      const sharedLegalBasis = this.texts.sharedForm(tx, caseId, order.legalBasis);
      const sharedQuestion = this.texts.sharedForm(tx, caseId, order.question);
      const shared = { sharedReport, sharedLegalBasis, sharedQuestion };
      if ((Object.keys(shared) as (keyof typeof shared)[]).every(key => shared[key] === order[key])) continue;
      tx.set(order, shared);
      changed += 1;
    }
    for (const reply of await tx.read(Reply, { caseId })) {
      const sharedText = this.texts.sharedForm(tx, caseId, reply.text);
      if (sharedText === reply.sharedText) continue;
      tx.set(reply, { sharedText });
      changed += 1;
    }
    return changed;
  }
}
