import { Injectable } from '@nestjs/common';
import { SealQuery } from './seal.query.js';
import type { SealFault } from './seal-fault.js';
import { lengthOf, positionsOf, type SealWalk, type Span, spansOf } from './seal-walk.rules.js';

/** More rows than this are not tried against each other: the work grows with the cube. */
const MOST_TRIED = 40;

/** What lies behind the stretches that do not fit: named once, by its cause, and not by all that follows from it. */
@Injectable()
export class SealFaultsQuery {
  constructor(private readonly seal: SealQuery) {}

  /** `strangers` are events behind the head, or before the first. */
  async faultsOf(
    { missing, broken }: Pick<SealWalk, 'missing' | 'broken'>,
    strangers: number[],
  ): Promise<SealFault[]> {
    const faults: SealFault[] = [];
    const rest: Span[] = [];
    let by = 0;
    for (const run of broken) {
      const shifted = lengthOf(run) > 1 ? await this.shifted(run) : null;
      if (!shifted) rest.push(run);
      faults.push(...(shifted?.faults ?? []));
      by = shifted?.by ?? by;
    }
    faults.push(...(await this.explained(rest, missing)));
    // What was moved up left places at the end, and what was moved down stands behind it: that is no second fault.
    const gaps = missing.filter(gap => gap !== missing.at(-1) || lengthOf(gap) !== by);
    const behind = spansOf(strangers).filter(span => lengthOf(span) !== -by);
    return [
      ...gaps.map((gap): SealFault => ({ fault: 'missing', ...gap })),
      ...faults,
      ...behind.map((span): SealFault => ({ fault: 'inserted', ...span })),
    ];
  }

  /** A whole stretch was moved up or down, since something before it was removed or inserted. */
  private async shifted(run: Span): Promise<{ by: number; faults: SealFault[] } | null> {
    const by = await this.seal.shiftAt(run.to);
    if (by === null) return null;
    const unfit = await this.seal.unfitAfterShift(run.from, run.to, by);
    const first = by < 0 ? run.from - by : run.from;
    const changed = spansOf(unfit.filter(position => position > first));
    return {
      by,
      faults: [
        ...(by < 0 ? [{ fault: 'inserted', from: run.from, to: first - 1 } as const] : []),
        { fault: 'renumbered', from: first, to: run.to, by },
        ...changed.map(span => ({ fault: 'changed', ...span }) as const),
      ],
    };
  }

  private async explained(broken: Span[], missing: Span[]): Promise<SealFault[]> {
    const count = broken.reduce((sum, span) => sum + lengthOf(span), 0);
    if (count === 0) return [];
    if (count > MOST_TRIED) return broken.map(span => ({ fault: 'changed', ...span }));
    const rows = positionsOf(broken);
    const holes = positionsOf(missing.filter(gap => lengthOf(gap) <= MOST_TRIED)).slice(0, MOST_TRIED);
    const fittings = await this.seal.fittings(rows, [...rows, ...holes]);
    const fine = new Set<number>();
    const moved = new Map<number, number>();
    for (const { found, belongs, hashAt } of fittings) {
      if (found !== belongs) moved.set(found, belongs);
      else if (hashAt === found) fine.add(found);
    }
    const changed = rows.filter(position => !fine.has(position) && !moved.has(position));
    return [
      ...[...moved].map(([position, belongs]): SealFault => ({ fault: 'moved', position, belongs })),
      ...spansOf(changed).map((span): SealFault => ({ fault: 'changed', ...span })),
    ];
  }
}
