import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { Vault } from '../../platform/vault/vault.js';
import { BullyingReport } from './bullying-report.entity.js';
import { reporterLookup } from './reporter.rules.js';

/** Reports from before reporters were found again by their number (0118): nobody's copy or wish would reach them. */
@Injectable()
export class FindReporters {
  constructor(private readonly vault: Vault) {}

  /** How many are found now that were not. */
  async all(tx: Transaction): Promise<number> {
    const reports = await tx.find(BullyingReport, 'reporter is not null and reporter_hash is null', [], {
      ...{ lock: true, order: 'id' },
    });
    let found = 0;
    for (const report of reports) {
      if (!report.reporter) continue;
      const place = { column: 'bullying_report.reporter', row: report.id };
      const key = reporterLookup(this.vault.open(report.reporter, place));
      if (key === null) continue;
      tx.set(report, { reporterHash: this.vault.lookupHash(key) });
      found += 1;
    }
    return found;
  }
}
