import { Injectable } from '@nestjs/common';
import type { CaseKind } from '../events.js';
import type { Transaction } from '../platform/database/transaction.js';
import { caseNumber } from './case-number.rules.js';

const BLOCK = 20;

/** Draws serials in blocks, so that opening a case seldom costs a round trip of its own. Gaps are allowed. */
@Injectable()
export class CaseNumberService {
  private readonly drawn: number[] = [];

  async next(tx: Transaction, kind: CaseKind, receivedAt: Date): Promise<string> {
    return caseNumber(kind, receivedAt, this.drawn.shift() ?? (await this.draw(tx)));
  }

  /**
   * On the transaction's own connection: if it waited for another one while it holds its own, enough callers at the
   * same moment would hold all of them and wait for ever.
   */
  private async draw(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ block: number }>(`select nextval('case_serial_block') as block`);
    const first = (row as { block: number }).block * BLOCK;
    for (let serial = first + 1; serial < first + BLOCK; serial += 1) this.drawn.push(serial);
    return first;
  }
}
