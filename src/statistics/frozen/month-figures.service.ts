import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { type RunningFigures, RunningQuery } from '../breaches/running.query.js';
import { type Month, periodOfMonth } from '../months.rules.js';
import { FAMILIES, type FamilyName } from '../rollup/families.js';
import { RollupMonthsQuery } from '../rollup/rollup-months.query.js';
import { type Sum, SumsQuery } from '../rollup/sums.query.js';
import { holdsStill, KEPT_DIMENSIONS } from '../time-control/document-classes.rules.js';
import { TIME_CONTROL, TimeControlSums } from '../time-control/time-control-sums.service.js';
import { type FrozenMonth, FrozenQuery, type FrozenSum } from './frozen.query.js';
import { isSame, limitsIn } from './sums.rules.js';

/** Limits that were open when a month was frozen: overdue then, or not yet due. */
export const RUNNING = 'running';
export const FROZEN_FAMILIES = Object.keys(FAMILIES) as FamilyName[];

/** All that is published of a month: of every family by every dimension and by day, and what still ran. */
@Injectable()
export class MonthFigures {
  constructor(
    private readonly sums: SumsQuery,
    private readonly rollups: RollupMonthsQuery,
    private readonly running: RunningQuery,
    private readonly timeControl: TimeControlSums,
    private readonly frozen: FrozenQuery,
    private readonly clock: Clock,
  ) {}

  /** As the facts say now. */
  async current(tx: Transaction, month: Month): Promise<Map<string, FrozenSum[]>> {
    const period = periodOfMonth(month);
    const all = new Map<string, FrozenSum[]>();
    const standing = await this.rollups.standing(tx, period);
    for (const name of FROZEN_FAMILIES)
      all.set(name, await this.sums.of(tx, name, standing, { by: dimensionsOf(name) }));
    const open = await this.running.of(tx, { ...period, now: this.clock.now() }, dimensionsOf('clocks'));
    const asSum = ({ kind, dimension, key, ...figures }: RunningFigures): FrozenSum => ({
      ...{ kind, dimension, key },
      figures,
    });
    const asked = { month: `${month}-01`, until: period.to, districts: null };
    return all.set(RUNNING, open.map(asSum)).set(TIME_CONTROL, await this.timeControl.of(tx, asked));
  }

  /** Whether anything was counted otherwise since. What only grew older by itself does not count. */
  async haveChanged(
    tx: Transaction,
    version: FrozenMonth,
    now: ReadonlyMap<string, FrozenSum[]>,
  ): Promise<boolean> {
    const then = (name: string, dimensions: string[]): Promise<FrozenSum[]> =>
      this.frozen.sums(tx, name, [version], dimensions);
    for (const name of FROZEN_FAMILIES) {
      const dimensions = dimensionsOf(name);
      const before = await then(name, dimensions);
      const current = now.get(name) ?? [];
      const same =
        name === 'clocks'
          ? isSame(
              limitsIn([...before, ...(await then(RUNNING, dimensions))]),
              limitsIn([...current, ...(now.get(RUNNING) ?? [])]),
            )
          : isSame(before as Sum[], current as Sum[]);
      if (!same) return true;
    }
    const controlled = await then(TIME_CONTROL, [...KEPT_DIMENSIONS]);
    return controlled.length > 0 && !holdsStill(controlled as Sum[], (now.get(TIME_CONTROL) ?? []) as Sum[]);
  }
}

const dimensionsOf = (name: FamilyName): string[] => [...Object.keys(FAMILIES[name].dimensions), 'day'];
