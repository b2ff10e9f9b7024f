import { Injectable } from '@nestjs/common';
import type { CaseKind } from '../events.js';
import { Database } from '../platform/database/database.js';
import { caseNumber } from './case-number.rules.js';

const BLOCK = 20;

/** Draws serials in blocks, so that opening a case costs no round trip of its own. Gaps are allowed. */
@Injectable()
export class CaseNumberService {
  private block: Promise<number> | null = null;
  private used = 0;

  constructor(private readonly database: Database) {}

  async next(kind: CaseKind, receivedAt: Date): Promise<string> {
    if (!this.block || this.used === BLOCK) {
      this.used = 0;
      this.block = this.drawBlock();
    }
    const mine = this.used;
    this.used += 1;
    const block = await this.block;
    return caseNumber(kind, receivedAt, block * BLOCK + mine);
  }

  private async drawBlock(): Promise<number> {
    try {
      const [row] = await this.database.query<{ block: number }>(
        `select nextval('case_serial_block') as block`,
      );
      return (row as { block: number }).block;
    } catch (error) {
      this.block = null;
      throw error;
    }
  }
}
