import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { FactStanding } from './fact-standing.entity.js';

@Injectable()
export class StandingRows {
  /** The last row of each limit of these cases, and of these limits. */
  async last(
    tx: Transaction,
    { cases, clocks }: { cases: readonly string[]; clocks: readonly string[] },
  ): Promise<FactStanding[]> {
    if (cases.length + clocks.length === 0) return [];
    return tx.query<FactStanding>(
      `select clock_id as "clockId", month, next_month as "nextMonth", case_id as "caseId",
              document_class as "documentClass", carried,
              carried_by as "carriedBy", agency, ran_out as "ranOut", district, standing, started_at as "startedAt",
              original_due_at as "originalDueAt", due_at as "dueAt", stopped_at as "stoppedAt"
         from fact_standing
        where next_month is null and (case_id = any($1::uuid[]) or clock_id = any($2::uuid[]))`,
      [[...cases], [...clocks]],
    );
  }
}
