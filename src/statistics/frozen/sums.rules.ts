import type { Sum } from '../rollup/sums.query.js';
import type { FrozenSum } from './frozen.query.js';

/** What is of the same kind and key, once. */
export function addedUp(sums: readonly Sum[]): Sum[] {
  const known = new Map<string, Sum>();
  for (const sum of sums) {
    const id = JSON.stringify([sum.kind, sum.dimension, sum.key]);
    const { figures } = known.get(id) ?? { figures: {} as Sum['figures'] };
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

/** Whether they still say the same, in whatever order. A figure that was added to the reports since is none that has changed. */
export const isSame = (then: readonly Sum[], now: readonly Sum[]): boolean =>
  inOrder(then) === inOrder(onlyNamed(now, namesIn(then)));

const namesIn = (sums: readonly Sum[]): string[] => [
  ...new Set(sums.flatMap(({ figures }) => Object.keys(figures))),
];

/** Only the figures of these names; all, where there is no name. */
export const onlyNamed = <One extends FrozenSum>(
  sums: readonly One[],
  names: readonly string[],
): readonly One[] =>
  names.length === 0
    ? sums
    : sums.map(sum => ({
        ...sum,
        figures: Object.fromEntries(Object.entries(sum.figures).filter(([name]) => names.includes(name))),
      }));

const inOrder = (sums: readonly Sum[]): string =>
  sums
    .map(({ kind, dimension, key, figures }) => ({ of: [dimension, kind, key], counted: counted(figures) }))
    .filter(sum => sum.counted.length > 0)
    .map(sum => JSON.stringify(sum))
    .sort()
    .join();

const counted = (figures: Sum['figures']): [string, number][] =>
  Object.entries(figures)
    .filter(([, figure]) => figure !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
