import type { Family } from './families.js';

/** Which keys of which dimension; others count as well where a dimension is not named. */
export type Narrowing = Readonly<Record<string, readonly string[]>>;

/** The rows of these keys, as a condition whose parameters begin at `$first`. Null is the key ''. */
export function narrowedTo(
  { dimensions }: Pick<Family, 'dimensions'>,
  narrowing: Narrowing,
  first: number,
): { sql: string; values: string[][] } {
  const named = Object.entries(narrowing);
  const which = named.map(([name], i) => `coalesce(${dimensions[name]}, '') = any($${first + i})`);
  return { sql: which.join(' and ') || 'true', values: named.map(([, keys]) => [...keys]) };
}

/** The family told apart by these dimensions alone; by `day` as well. */
export const toldBy = (family: Family, wanted: readonly string[]): Family => ({
  ...family,
  dimensions: Object.fromEntries(
    Object.entries({ ...family.dimensions, day: `(${family.day})::text` }).filter(([name]) =>
      wanted.includes(name),
    ),
  ),
});
