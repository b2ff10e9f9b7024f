import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Period } from '../period.rules.js';
import { FAMILIES } from '../rollup/families.js';
import { type Narrowing, narrowedTo } from '../rollup/narrowing.js';
import type { Sample } from './response-report.rules.js';
import type { AnswerCell } from './weighting.rules.js';

export interface ReasonCount {
  sample: Sample;
  code: string;
  answers: number;
}

/** What no sum of days can say of answers: both by item and district, and each of the reasons that one may give. */
@Injectable()
export class AnswersQuery {
  cells(tx: Transaction, { from, to }: Period, narrowing: Narrowing): Promise<AnswerCell[]> {
    const { sql, values } = narrowedTo(FAMILIES.surveys, narrowing, 3);
    return tx.query(
      `select s.sample, s.category, coalesce(s.district, '') as district, count(*)::int as answers,
              count(*) filter (where s.service >= 4)::int as service,
              count(*) filter (where s.outcome >= 4)::int as outcome
         from fact_survey s
        where s.invited_at >= $1 and s.invited_at < $2 and s.fate = 'answered' and ${sql}
        group by 1, 2, 3 order by 1, 2, 3`,
      [from, to, ...values],
    );
  }

  reasons(tx: Transaction, { from, to }: Period, narrowing: Narrowing): Promise<ReasonCount[]> {
    const { sql, values } = narrowedTo(FAMILIES.surveys, narrowing, 3);
    return tx.query(
      `select s.sample, reason as code, count(*)::int as answers
         from fact_survey s, jsonb_array_elements_text(s.reasons) reason
        where s.invited_at >= $1 and s.invited_at < $2 and s.fate = 'answered' and ${sql}
        group by 1, 2 order by 1, 3 desc, 2`,
      [from, to, ...values],
    );
  }
}
