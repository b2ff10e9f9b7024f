import type { Transaction } from '../../platform/database/transaction.js';
import type { Period } from '../period.rules.js';

/** Of an agency; null: reports that nobody has yet. */
export interface ReviewedRow {
  agency: string | null;
  reports: number;
  notContent: number;
}

/**
 * Reports of these items that came in, by who has them by now; and those of which somebody was not content, by
 * whichever way they were asked, by who had them then.
 */
export const reviewedIn = (
  tx: Transaction,
  items: readonly string[],
  { from, to }: Period,
): Promise<ReviewedRow[]> =>
  tx.query<ReviewedRow>(
    `select agency, sum(reports)::int as reports, sum(not_content)::int as "notContent"
       from (select agency, count(*) as reports, 0 as not_content from fact_case
              where category = any($1) and received_at >= $2 and received_at < $3 group by agency
             union all
             select s.agency, 0, count(distinct s.case_id)
               from fact_survey s join fact_case c on c.case_id = s.case_id
              where s.category = any($1) and s.invited_at >= $2 and s.fate = 'answered'
                and least(s.service, s.outcome) <= 2
                and c.category = any($1) and c.received_at >= $2 and c.received_at < $3
              group by s.agency) as counted
      group by agency`,
    [items, from, to],
  );
