import { Injectable } from '@nestjs/common';
import { SharedTexts } from '../../cases/shared-texts.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { FollowUp } from './follow-up.entity.js';
import { SiteVisit } from './site-visit.entity.js';

/** What was said about visits before it was scanned, or when less was found. */
@Injectable()
export class RescanVisits {
  constructor(private readonly texts: SharedTexts) {}

  /** After the texts of the case itself, which is locked. */
  async ofCase(tx: Transaction, caseId: string): Promise<number> {
    const form = (text: string | null): string | null => this.texts.sharedForm(tx, caseId, text);
    let changed = 0;
    for (const visit of await tx.read(SiteVisit, { caseId })) {
      const shared = {
        sharedPlace: form(visit.place),
        sharedPurpose: form(visit.purpose),
        sharedMinutes: form(visit.minutes),
      };
      const others = differences(visit, shared);
      if (others > 0) tx.set(visit, shared);
      changed += others;
    }
    for (const followUp of await tx.read(FollowUp, { caseId })) {
      const shared = { sharedWhat: form(followUp.what), sharedResult: form(followUp.result) };
      const others = differences(followUp, shared);
      if (others > 0) tx.set(followUp, shared);
      changed += others;
    }
    return changed;
  }
}

const differences = <Row extends object>(row: Row, shared: Partial<Row>): number =>
  (Object.keys(shared) as (keyof Row)[]).filter(key => shared[key] !== row[key]).length;
