import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../../platform/database/transaction.js';
import type { EnterDecisionDto } from '../tracked.dto.js';
import type { ListFault } from './list-columns.rules.js';

interface Line {
  line: number;
  wish: EnterDecisionDto;
}

/** Where a line says what another line says, or what is tracked already: a list may come twice. */
@Injectable()
export class TrackedBeforeQuery {
  /** Lists are entered one after the other; who enters a single decision waits for none. */
  async oneAtATime(tx: Transaction): Promise<void> {
    await tx.query('lock table tracked_decision in share update exclusive mode');
  }

  /** The lines, in their order. */
  async among(tx: Transaction, lines: readonly Line[]): Promise<number[]> {
    const rows = await tx.query<{ line: number }>(
      `with sent as (
         select line, source, subject, agency, term, meeting, nth,
                row_number() over (partition by source, subject, agency, term, meeting, nth order by line) as copy
           from jsonb_to_recordset($1::jsonb)
             as s (line int, source text, subject text, agency text, term int, meeting text, nth int))
       select line from sent s
        where copy > 1 or exists (
          select from tracked_decision t join case_file c on c.id = t.id
           where c.state <> 'withdrawn' and t.source = s.source and c.description = s.subject
             -- As it was entered: who has it by now may be another one.
             and s.agency = (select w.agency from work_order w where w.case_id = c.id and w.role = 'lead'
                              order by w.dispatched_at, w.id limit 1)
             and (t.term, t.meeting, t.nth) is not distinct from (s.term, s.meeting, s.nth))
        order by line`,
      [JSON.stringify(lines.map(said))],
    );
    return rows.map(({ line }) => line);
  }
}

const said = ({ line, wish: { source, subject, agency, meeting } }: Line) => ({
  ...{ line, source, subject, agency },
  ...{ term: meeting?.term ?? null, meeting: meeting?.kind ?? null, nth: meeting?.nth ?? null },
});

export const alreadyTracked = (line: number): ListFault => ({
  ...{ line, code: 'ALREADY_TRACKED' },
  message: {
    'zh-TW': `第 ${line} 行：同一機關已有相同來源、會次與案由的列管案件，或清單內重複。`,
    en: `Line ${line}: the agency has a decision of this source, meeting and subject already, or the list has it twice.`,
  },
});
