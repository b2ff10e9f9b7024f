import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { WakefulLoop } from '../../platform/log/wakeful-loop.js';
import { dayAt, daysFrom } from '../period.rules.js';
import type { DirtyDay } from './dirty-days.rules.js';
import { FAMILIES, type FamilyName } from './families.js';
import { RollupQuery } from './rollup.query.js';
import { RollupMonthsQuery } from './rollup-months.query.js';

const FLOOR_MS = 1000;
/** Of one transaction: whoever marks one of these days waits for it. */
const DAYS_AT_ONCE = 20;
/** In which something has changed just now, more will: until a month is left alone its days are read. */
const CALM_MS = 10 * 60_000;

/** Adds up days on which something has changed. Any number of processes may: each takes days that no other has. */
@Injectable()
export class RollupService implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(RollupService.name, () => this.addUpSome(), FLOOR_MS);

  constructor(
    private readonly database: Database,
    private readonly figures: RollupQuery,
    private readonly months: RollupMonthsQuery,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /**
   * In the transaction that changes the facts: a sum that is behind is known to be. A mark that is there is locked, so that
   * nobody adds the day up, and takes the mark away, before this is committed.
   */
  async mark(tx: Transaction, days: readonly DirtyDay[]): Promise<void> {
    if (days.length === 0) return;
    await tx.query(
      `insert into rollup_dirty (family, day)
       select family, day from jsonb_to_recordset($1::jsonb) as d (family text, day date)
        order by family, day on conflict (family, day) do update set day = excluded.day`,
      [JSON.stringify(days)],
    );
  }

  /** For who makes all facts anew, and marks their days. */
  async forget(tx: Transaction): Promise<void> {
    // First whoever is adding up days ends: they hold marks, and would wait for these days while this waits for the marks.
    await tx.query('lock table rollup_dirty in share row exclusive mode');
    await tx.query('delete from rollup_day');
    await this.months.forget(tx);
  }

  async rollUpAll(): Promise<void> {
    while (await this.addUpSome());
  }

  /** True when there may be more. */
  private async addUpSome(): Promise<boolean> {
    return (await this.rollUpSome()) || (await this.addUpMonth());
  }

  private rollUpSome(): Promise<boolean> {
    return this.database.transaction(async tx => {
      const dirty = await tx.query<{ family: FamilyName; day: string }>(
        `delete from rollup_dirty where (family, day) in (
           select family, day from rollup_dirty order by day desc, family limit $1 for update skip locked)
         returning family, day::text as day`,
        [DAYS_AT_ONCE],
      );
      for (const { family, day } of dirty) {
        const period = daysFrom(day, day);
        if (period) await this.figures.rollUp(tx, family, FAMILIES[family], { day, ...period });
      }
      await this.months.mark(tx, dirty, this.clock.now());
      return dirty.length === DAYS_AT_ONCE;
    });
  }
  private addUpMonth(): Promise<boolean> {
    const now = this.clock.now();
    const next = (tx: Transaction) => this.months.next(tx, dayAt(now).slice(0, 7), new Date(+now - CALM_MS));
    return this.database.transaction(async tx => {
      if (!(await next(tx))) return false;
      // Whoever changes a day, or adds one up, ends before or waits: the month is of days as they are.
      await tx.query('lock table rollup_dirty in share row exclusive mode');
      const month = await next(tx);
      if (month) await this.months.addUp(tx, month);
      return month !== undefined;
    });
  }
}
