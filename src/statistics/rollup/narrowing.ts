import type { Family } from './families.js';

/** Which keys of which dimension; others count as well where a dimension is not named. */
export type Narrowing = Readonly<Record<string, readonly string[]>>;

/** The rows of these keys, as a condition whose parameters begin at `$first`. Null is the key ''. */
export function narrowedTo(
  { dimensions, narrowedBy, foundBy }: Pick<Family, 'dimensions' | 'narrowedBy' | 'foundBy'>,
  narrowing: Narrowing,
  first: number,
): { sql: string; values: string[][] } {
  const named = Object.entries(narrowing);
  const keyOf: Record<string, string> = { ...dimensions, ...narrowedBy };
  // Without the empty key no null is asked for, and an index can be used.
  const which = named.map(([name, keys], i) => {
    const key = keys.includes('') ? `coalesce(${keyOf[name]}, '')` : keyOf[name];
    const found = keys.length === 1 ? foundBy?.[name]?.[keys[0] as string] : undefined;
    // The keys go beside it all the same: every one has its place.
    return found ? `${found} and $${first + i}::text[] is not null` : `${key} = any($${first + i})`;
  });
  return { sql: which.join(' and ') || 'true', values: named.map(([, keys]) => [...keys]) };
}

/** All but the rows of one key are asked for, and nothing else: they are everything without those. */
export const isAllBut = (narrowing: Narrowing): boolean =>
  Object.keys(narrowing).length === 1 && narrowing.surge?.length === 1 && narrowing.surge[0] === 'without';

/** The family told apart by these dimensions alone; by `day` as well. */
export const toldBy = (family: Family, wanted: readonly string[]): Family => ({
  ...family,
  dimensions: Object.fromEntries(
    Object.entries({ ...family.dimensions, day: `(${family.day})::text` }).filter(([name]) =>
      wanted.includes(name),
    ),
  ),
});

/** The rows of one kind, its parameter at `$place`; of every kind where that is null. */
export const ofKind = ({ kind }: Pick<Family, 'kind'>, place: number): string =>
  `($${place}::text is null or ${kind} = $${place})`;
