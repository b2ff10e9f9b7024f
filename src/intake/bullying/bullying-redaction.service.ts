import { Injectable } from '@nestjs/common';
import { phoneLookup } from '../../citizens/citizen.sealed.js';
import { isNamed } from '../../citizens/person.rules.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';
import { Vault } from '../../platform/vault/vault.js';
import { isFinished } from './bullying.rules.js';
import { BullyingReport } from './bullying-report.entity.js';

/** What a list of deletions names so, a person has asked for (privacy); by a rule a report goes by its own. */
const BY_REQUEST = 'request';

interface KnownRow {
  name: Buffer | null;
  phone: Buffer | null;
}

/** What was typed goes when its time is over; that there was a report, and what became of it, stays. */
@Injectable()
export class BullyingRedaction {
  constructor(
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** Hears privacy.report-due; the row is locked. */
  async ofReport(tx: Transaction, { payload: { reportId } }: Fact<'privacy.report-due'>): Promise<void> {
    await tx.query(
      `update bullying_report set school = null, text = null, reporter = null, reporter_hash = null,
              forgotten_at = $2, version = version + 1 where id = $1`,
      [reportId, this.clock.now()],
    );
    await tx.query('update bullying_step set text = null where report_id = $1', [reportId]);
  }

  /**
   * Hears privacy.person-due, before the person's name and number are gone. Who reported it, as they wish; while it is
   * looked into or held they are still needed (個資法 §11 III), and go as soon as they are not.
   */
  async ofPerson(tx: Transaction, { payload }: Fact<'privacy.person-due'>): Promise<void> {
    if (payload.rule !== BY_REQUEST) return;
    const { citizenId } = payload;
    const [row] = await tx.query<KnownRow>('select name, phone from citizen where id = $1', [citizenId]);
    const known = (column: 'name' | 'phone'): string | null =>
      row?.[column] ? this.vault.open(row[column], { column: `citizen.${column}`, row: citizenId }) : null;
    const key = phoneLookup(known('phone'));
    if (key === null) return;
    const reports = await tx.find(
      BullyingReport,
      'reporter_hash = any($1::bytea[])',
      [this.vault.lookupHashes(key)],
      { lock: true, order: 'id' },
    );
    for (const report of reports) {
      if (!isNamed(this.reporterOf(report), known('name'))) continue;
      tx.set(report, isFinished(report) ? { reporter: null, reporterHash: null } : { forgetReporter: true });
    }
  }

  private reporterOf({ id, reporter }: BullyingReport): string {
    return reporter ? this.vault.open(reporter, { column: 'bullying_report.reporter', row: id }) : '';
  }
}
