import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { startsWithCase } from './clock-kinds.rules.js';
import type { OfCase } from './of-case.query.js';
import type { SlaClock } from './sla-clock.entity.js';
import { SPOKEN_FOR } from './spoken-for.sql.js';

/** What the limits of one incident (併案) have to do with each other. */
@Injectable()
export class OfIncidentQuery {
  /** Ids of the clocks that another one speaks for. */
  async spokenFor(
    tx: Transaction,
    clocks: readonly SlaClock[],
    caseOf: (clock: SlaClock) => OfCase,
  ): Promise<Set<string>> {
    const asked = clocks.filter(
      clock => clock.workOrderId === null && startsWithCase(clock.kind) && caseOf(clock).isMerged,
    );
    if (asked.length === 0) return new Set();
    const rows = await tx.query<{ id: string }>(
      `select k.id from clock k join case_file c on c.id = k.case_id where k.id = any($1) and ${SPOKEN_FOR}`,
      [asked.map(({ id }) => id)],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
