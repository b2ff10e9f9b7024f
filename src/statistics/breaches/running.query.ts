import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Period } from '../period.rules.js';
import { FAMILIES, type Family } from '../rollup/families.js';
import { type Narrowing, narrowedTo, ofKind, toldBy } from '../rollup/narrowing.js';
import { figuresOf } from '../rollup/rollup.query.js';
import { WITH_CASE, WITH_CASE_DIMENSIONS } from './with-case.sql.js';

/** How long over a limit is, in days: the ages in which what is open and overdue is told. */
export const AGES_IN_DAYS = [1, 3, 7, 30] as const;

const OVERDUE = 'k.due_at < $3';
const olderThan = (days: number): string => `k.due_at < $3::timestamptz - interval '${days} days'`;

/** What runs, as of a moment (`$3`). Until a limit has run out it is in the account of whoever has the case. */
const RUNNING: Family = {
  ...FAMILIES.clocks,
  table: WITH_CASE,
  within: 'k.stopped_at is null and k.due_at > $1 and k.due_at <= $2',
  figures: {
    openOverdue: `count(*) filter (where ${OVERDUE})`,
    running: `count(*) filter (where not ${OVERDUE})`,
    openExtended: `count(*) filter (where ${OVERDUE} and k.due_at <> k.original_due_at)`,
    openCured: `count(*) filter (where ${OVERDUE} and k.cured_at is not null)`,
    ...Object.fromEntries(
      AGES_IN_DAYS.map(days => [`olderThan${days}`, `count(*) filter (where ${olderThan(days)})`]),
    ),
    oldestMinutes: `coalesce(max(floor(extract(epoch from $3::timestamptz - k.due_at) / 60)) filter (where ${OVERDUE}), 0)`,
  },
  dimensions: WITH_CASE_DIMENSIONS,
};

export interface RunningFigures {
  kind: string;
  dimension: string;
  key: string;
  openOverdue: number;
  running: number;
  openExtended: number;
  openCured: number;
  /** Of those overdue: by more than so many days, in the order of `AGES_IN_DAYS`. */
  olderThan: number[];
  oldestMinutes: number;
}

/** Limits of a period that still run: never kept, since they change by the minute without any event. */
@Injectable()
export class RunningQuery {
  async of(
    tx: Transaction,
    { from, to, now }: Period & { now: Date },
    dimensions: readonly string[],
    narrowing: Narrowing = {},
    kind: string | null = null,
  ): Promise<RunningFigures[]> {
    const { sql, values } = narrowedTo(RUNNING, narrowing, 5);
    const rows = await tx.query<{ kind: string; dimension: string; key: string; figures: string[] }>(
      `select kind, dimension, coalesce(key, '') as key, figures
         from (${figuresOf(toldBy(RUNNING, dimensions), `${ofKind(RUNNING, 4)} and ${sql}`)}) told`,
      [from, to, now, kind, ...values],
    );
    return rows.map(({ figures, ...of }) => {
      const [openOverdue = 0, running = 0, openExtended = 0, openCured = 0, ...rest] = figures.map(Number);
      const olderThan = rest.slice(0, AGES_IN_DAYS.length);
      return {
        ...of,
        openOverdue,
        running,
        openExtended,
        openCured,
        olderThan,
        oldestMinutes: rest.at(-1) ?? 0,
      };
    });
  }
}
