import { Injectable } from '@nestjs/common';
import { Conditions } from '../../platform/database/conditions.js';
import { keyOf } from '../../platform/database/cursor.rules.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { FAMILIES } from '../rollup/families.js';
import { narrowedTo } from '../rollup/narrowing.js';
import type { AskedVerdict } from './breach-report.dto.js';
import type { BreachScope } from './breach-scope.js';
import { WITH_CASE, WITH_CASE_DIMENSIONS } from './with-case.sql.js';

export interface ClockRow {
  clockId: string;
  number: string;
  category: string;
  district: string | null;
  channel: string;
  agency: string | null;
  officer: string | null;
  startedAt: Date;
  originalDueAt: Date;
  dueAt: Date;
  stoppedAt: Date | null;
  overdueMinutes: number;
  verdict: Exclude<AskedVerdict, 'late'>;
}

interface Asked {
  clock: string;
  verdict: AskedVerdict;
  limit: number;
  after?: string;
}

/** `$1`: now. The same verdicts as the figures go by. */
const VERDICT = `case when k.outcome is not distinct from 'met' then 'met'
  when k.outcome is not distinct from 'missed' or k.stopped_at is not null and k.breached_at is not null then 'missed'
  when k.stopped_at is not null then 'cancelled'
  when k.due_at < $1 then 'open_overdue'
  else 'running' end`;

const { narrowedBy, foundBy } = FAMILIES.clocks;

/** What is decided is found by its due time and its key, what runs by the index of the few that do. */
const DECIDED = { is: 'k.stopped_at is not null', dimensions: FAMILIES.clocks.dimensions };
const RUNNING = { is: 'k.stopped_at is null', dimensions: WITH_CASE_DIMENSIONS };
const AMONG = {
  met: [DECIDED],
  missed: [DECIDED],
  cancelled: [DECIDED],
  open_overdue: [RUNNING],
  running: [RUNNING],
  late: [DECIDED, RUNNING],
} satisfies Record<AskedVerdict, (typeof DECIDED)[]>;

/** The limits behind the figures, one by one: what fell due first comes first. */
@Injectable()
export class ClocksQuery {
  /** One row more than the limit tells that there is a next page. */
  find(tx: Transaction, { clock, verdict, limit, after }: Asked, scope: BreachScope): Promise<ClockRow[]> {
    const asked = new Conditions(scope.now);
    asked.add(`k.due_at > ${asked.place(scope.from)} and k.due_at <= ${asked.place(scope.to)}`);
    asked.equals(`(${FAMILIES.clocks.kind})`, clock);
    asked.oneOf(`(${VERDICT})`, verdict === 'late' ? ['missed', 'open_overdue'] : [verdict]);
    if (scope.confidentialAt)
      asked.add(`(not k.confidential or k.case_agency = any(${asked.place(scope.confidentialAt)}))`);
    if (after !== undefined) {
      const key = keyOf(after);
      asked.add(`(k.due_at, k.clock_id) > (${asked.place(key.at)}, ${asked.place(key.id)}::uuid)`);
    }
    const most = asked.place(limit + 1);
    const parts = AMONG[verdict].map(({ is, dimensions }) => {
      const narrowed = narrowedTo(
        { dimensions, narrowedBy, foundBy },
        scope.narrowing,
        asked.values.length + 1,
      );
      asked.values.push(...narrowed.values);
      return `(select k.*, ${dimensions.agency} as agency, ${dimensions.officer} as held_officer, ${VERDICT} as verdict
                 from ${WITH_CASE} k ${asked.where} and ${is} and ${narrowed.sql}
                order by k.due_at, k.clock_id limit ${most})`;
    });
    return tx.query(
      `select k.clock_id as "clockId", k.number, k.category, k.district, k.channel, k.agency, k.held_officer as officer,
              k.started_at as "startedAt", k.original_due_at as "originalDueAt", k.due_at as "dueAt",
              k.stopped_at as "stoppedAt", k.verdict,
              greatest(0, floor(extract(epoch from coalesce(k.stopped_at, $1) - k.due_at) / 60))::int as "overdueMinutes"
         from (${parts.join(' union all ')}) k order by k.due_at, k.clock_id limit ${most}`,
      asked.values,
    );
  }
}
