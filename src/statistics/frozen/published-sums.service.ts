import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { type RunningFigures, RunningQuery } from '../breaches/running.query.js';
import { joined, partedBy, periodOfMonth } from '../months.rules.js';
import type { Period } from '../period.rules.js';
import type { FamilyName } from '../rollup/families.js';
import type { Narrowing } from '../rollup/narrowing.js';
import { RollupMonthsQuery, type Standing } from '../rollup/rollup-months.query.js';
import { type Sum, type SumsAsked, SumsQuery } from '../rollup/sums.query.js';
import { type FrozenMonth, FrozenQuery, type FrozenSum } from './frozen.query.js';
import { FrozenSumsQuery } from './frozen-sums.query.js';
import { RUNNING } from './month-figures.service.js';
import type { FiguresAsked, PublishedDto } from './published.dto.js';
import { addedUp, isSame, limitsIn, onlyNamed } from './sums.rules.js';

/** A period, as the frozen months that are read as such, and the rest that is read as of now. */
export interface Parts {
  months: FrozenMonth[];
  rest: Standing[];
  /** All that lie whole in the period, also where everything is read as of now. */
  frozen: FrozenMonth[];
}

/**
 * Sums of a period with its closed months as they were published. What is asked of some agencies or items only is always
 * as of now: a month is frozen by one dimension at a time.
 */
@Injectable()
export class PublishedSums {
  constructor(
    private readonly current: SumsQuery,
    private readonly rollups: RollupMonthsQuery,
    private readonly running: RunningQuery,
    private readonly frozen: FrozenQuery,
    private readonly sums: FrozenSumsQuery,
    private readonly clock: Clock,
  ) {}

  async parts(
    tx: Transaction,
    period: Period,
    asked: FiguresAsked,
    narrowing: Narrowing = {},
  ): Promise<Parts> {
    const { months, rest } = partedBy(period, await this.frozen.newest(tx));
    const isNarrowed = Object.keys(narrowing).length > 0;
    if (asked === 'current' || isNarrowed)
      return { months: [], rest: await this.standing(tx, [period]), frozen: months };
    return { months, rest: await this.standing(tx, rest), frozen: months };
  }

  private standing(tx: Transaction, periods: readonly Period[]): Promise<Standing[]> {
    return Promise.all(periods.map(period => this.rollups.standing(tx, period)));
  }

  async of(tx: Transaction, name: FamilyName, { months, rest }: Parts, asked: SumsAsked): Promise<Sum[]> {
    const parts = await Promise.all([
      ...(months.length > 0 ? [this.sums.of(tx, name, months, asked)] : []),
      ...rest.map(period => this.current.of(tx, name, period, asked)),
    ]);
    return parts.length === 1 ? parts.flat() : addedUp(parts.flat());
  }

  /** What ran when a month was frozen, and what runs now of the days that are not. */
  async runningOf(
    tx: Transaction,
    { months, rest }: Parts,
    now: Date,
    dimensions: readonly string[],
    narrowing: Narrowing = {},
    kind: string | null = null,
  ): Promise<RunningFigures[]> {
    type Then = Omit<RunningFigures, 'kind' | 'dimension' | 'key'>;
    const then =
      months.length === 0 ? [] : await this.frozen.sums<Then>(tx, RUNNING, months, dimensions, kind);
    const open: RunningFigures[] = then.map(({ figures, ...of }) => ({ ...of, ...figures }));
    for (const period of rest)
      open.push(...(await this.running.of(tx, { ...period, now }, dimensions, narrowing, kind)));
    return open;
  }

  /** Which figures these are, and whether the totals of the closed months would be others by now. */
  async told(
    tx: Transaction,
    names: readonly FamilyName[],
    { months, frozen }: Parts,
  ): Promise<PublishedDto> {
    const rest = await this.standing(tx, joined(frozen.map(({ month }) => periodOfMonth(month))));
    const changes = await Promise.all(
      frozen.length > 0 ? names.map(name => this.hasChanged(tx, name, frozen, rest)) : [],
    );
    return {
      figures: frozen.length > 0 && months.length === 0 ? 'current' : 'published',
      months: frozen.map(({ month, version, frozenAt }) => ({ month, version, frozenAt })),
      changed: changes.some(Boolean),
    };
  }

  /** In what all of these months know: they may have been frozen by different editions. */
  private async hasChanged(
    tx: Transaction,
    name: FamilyName,
    frozen: FrozenMonth[],
    rest: Standing[],
  ): Promise<boolean> {
    const [names, then, now] = await Promise.all([
      this.sums.names(tx, name === 'clocks' ? [name, RUNNING] : [name], frozen),
      this.totals(tx, name, { months: frozen, rest: [] }),
      this.totals(tx, name, { months: [], rest }),
    ]);
    const known = (sums: readonly FrozenSum[]): readonly Sum[] =>
      name === 'clocks' ? limitsIn(onlyNamed(sums, names)) : (onlyNamed(sums, names) as readonly Sum[]);
    return !isSame(known(then), known(now));
  }

  private async totals(tx: Transaction, name: FamilyName, of: Omit<Parts, 'frozen'>): Promise<FrozenSum[]> {
    const parts = { ...of, frozen: [] };
    const [sums, open] = await Promise.all([
      this.of(tx, name, parts, { by: ['all'] }),
      name === 'clocks' ? this.runningOf(tx, parts, this.clock.now(), ['all']) : [],
    ]);
    return [
      ...sums,
      ...open.map(({ kind, dimension, key, ...figures }) => ({ kind, dimension, key, figures })),
    ];
  }
}
