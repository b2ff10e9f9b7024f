import type { Transaction } from '../../platform/database/transaction.js';
import type { Period } from '../period.rules.js';

/** Of an agency; null: reports that nobody has yet. */
export interface ReviewedRow {
  agency: string | null;
  reports: number;
  notContent: number;
}

export interface ReviewScope extends Period {
  /** Null: of all of them. */
  districts: readonly string[] | null;
}

/**
 * Reports of these items that came in, by who has them by now; and those of which somebody was not content, by
 * whichever way they were asked, by who had them when that was said the last time: each is one of one agency.
 */
export const reviewedIn = (
  tx: Transaction,
  items: readonly string[],
  { from, to, districts }: ReviewScope,
): Promise<ReviewedRow[]> =>
  tx.query<ReviewedRow>(
    `select agency, sum(reports)::int as reports, sum(not_content)::int as "notContent"
       from (select agency, count(*) as reports, 0 as not_content from fact_case
              where category = any($1) and received_at >= $2 and received_at < $3
                and ($4::text[] is null or district = any($4))
              group by agency
             union all
             select agency, 0, count(*)
               from (select distinct on (s.case_id) s.agency
                       from fact_survey s join fact_case c on c.case_id = s.case_id
                      where s.category = any($1) and s.invited_at >= $2 and s.fate = 'answered'
                        and least(s.service, s.outcome) <= 2
                        and c.category = any($1) and c.received_at >= $2 and c.received_at < $3
                        and ($4::text[] is null or c.district = any($4))
                      order by s.case_id, s.answered_at desc, s.survey_id desc) as last_said
              group by agency) as counted
      group by agency`,
    [items, from, to, districts],
  );
