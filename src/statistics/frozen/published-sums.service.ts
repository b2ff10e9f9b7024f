import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { type RunningFigures, RunningQuery } from '../breaches/running.query.js';
import type { Period } from '../period.rules.js';
import type { FamilyName } from '../rollup/families.js';
import type { Narrowing } from '../rollup/narrowing.js';
import { type Sum, SumsQuery } from '../rollup/sums.query.js';
import { type FrozenMonth, FrozenQuery } from './frozen.query.js';
import { RUNNING } from './month-figures.service.js';
import { partedBy } from './months.rules.js';

/** `published`: closed months as they were frozen. `current`: everything as the facts say now. */
export type FiguresAsked = 'published' | 'current';

/** A period, as the frozen months that are read as such, and the rest that is read as of now. */
export interface Published {
  months: FrozenMonth[];
  rest: Period[];
}

/**
 * Sums of a period with its closed months as they were published. What is asked of some agencies or items only is always
 * as of now: a month is frozen by one dimension at a time.
 */
@Injectable()
export class PublishedSums {
  constructor(
    private readonly current: SumsQuery,
    private readonly running: RunningQuery,
    private readonly frozen: FrozenQuery,
  ) {}

  async parts(
    tx: Transaction,
    period: Period,
    asked: FiguresAsked,
    narrowing: Narrowing = {},
  ): Promise<Published> {
    const isFrozen = asked === 'published' && Object.keys(narrowing).length === 0;
    return partedBy(period, isFrozen ? await this.frozen.newest(tx) : []);
  }

  async of(
    tx: Transaction,
    name: FamilyName,
    { months, rest }: Published,
    dimensions: readonly string[],
    narrowing: Narrowing = {},
  ): Promise<Sum[]> {
    const parts: Sum[][] = [await this.frozen.sums<Sum['figures']>(tx, name, months, dimensions)];
    for (const period of rest) parts.push(await this.current.of(tx, name, period, dimensions, narrowing));
    return addedUp(parts.flat());
  }

  /** What ran when a month was frozen, and what runs now of the days that are not. */
  async runningOf(
    tx: Transaction,
    { months, rest }: Published,
    now: Date,
    dimensions: readonly string[],
    narrowing: Narrowing = {},
  ): Promise<RunningFigures[]> {
    type Then = Omit<RunningFigures, 'kind' | 'dimension' | 'key'>;
    const then = await this.frozen.sums<Then>(tx, RUNNING, months, dimensions);
    const open: RunningFigures[] = then.map(({ figures, ...of }) => ({ ...of, ...figures }));
    for (const period of rest)
      open.push(...(await this.running.of(tx, { ...period, now }, dimensions, narrowing)));
    return open;
  }
}

/** What is of the same kind and key, once. */
export function addedUp(sums: readonly Sum[]): Sum[] {
  const known = new Map<string, Sum>();
  for (const sum of sums) {
    const id = JSON.stringify([sum.kind, sum.dimension, sum.key]);
    const figures = { ...known.get(id)?.figures };
    for (const [name, figure] of Object.entries(sum.figures)) figures[name] = (figures[name] ?? 0) + figure;
    known.set(id, { ...sum, figures });
  }
  return [...known.values()];
}
