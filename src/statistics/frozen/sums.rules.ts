import type { Sum } from '../rollup/sums.query.js';
import type { FrozenSum } from './frozen.query.js';

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

/** A limit that ran out is late, whether it is done by now or not; how long it is over grows by itself. */
const OF_LIMITS: Readonly<Record<string, string>> = {
  ...{ met: 'met', missed: 'late', openOverdue: 'late', cancelled: 'cancelled' },
  ...{ extended: 'extended', openExtended: 'extended', metByExtension: 'metByExtension' },
  ...{ cured: 'cured', openCured: 'cured' },
};

/** Limits that are over and those that run, as one: what is read of them. */
export const limitsIn = (sums: readonly FrozenSum[]): Sum[] =>
  addedUp(
    sums.map(({ figures, ...of }) => ({
      ...of,
      figures: Object.fromEntries(
        Object.entries(figures).flatMap(([name, figure]: [string, number]) => {
          const read = OF_LIMITS[name];
          return read === undefined ? [] : [[read, figure]];
        }),
      ),
    })),
  );

/** Whether they say the same, in whatever order. A figure that was added to the reports since is none that has changed. */
export const isSame = (some: readonly Sum[], others: readonly Sum[]): boolean =>
  inOrder(some) === inOrder(others);

const inOrder = (sums: readonly Sum[]): string =>
  JSON.stringify(
    sums
      .map(({ kind, dimension, key, figures }) => [dimension, kind, key, counted(figures)])
      .filter(([, , , figures]) => figures?.length)
      .sort((a, b) => (String(a) < String(b) ? -1 : 1)),
  );

const counted = (figures: Sum['figures']): [string, number][] =>
  Object.entries(figures)
    .filter(([, figure]) => figure !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
