/** A case of a week, as far as it decides how closely its place is told. */
export interface Placed {
  category: string;
  /** Null: nobody knows. */
  district: string | null;
}

/**
 * In which districts the cases of each item are told of, of a week that is published as a whole and once. Where there are
 * fewer than `atLeast` cases of an item in a district, they are told of the city. Those must not be found by what is left
 * over: together they are at least as many, and of two districts at least; else the smallest of the others joins them, and
 * the next, until nothing is left. So of an item that is rare in the whole city, no district is told at all.
 */
export function districtsTold(cases: readonly Placed[], atLeast: number): Map<string, Set<string>> {
  const counts = new Map<string, Map<string, number>>();
  for (const { category, district } of cases) {
    const of = counts.get(category) ?? new Map<string, number>();
    counts.set(category, of);
    if (district !== null) of.set(district, (of.get(district) ?? 0) + 1);
  }
  return new Map([...counts].map(([category, of]) => [category, toldOf(of, atLeast)]));
}

function toldOf(counts: ReadonlyMap<string, number>, atLeast: number): Set<string> {
  const smallestFirst = [...counts].sort(([a, x], [b, y]) => x - y || (a < b ? -1 : 1));
  let hidden = 0;
  let cases = 0;
  for (const [, count] of smallestFirst) {
    const isRare = count < atLeast;
    const isFoundOut = hidden > 0 && (cases < atLeast || hidden < 2);
    if (!isRare && !isFoundOut) break;
    hidden += 1;
    cases += count;
  }
  return new Set(smallestFirst.slice(hidden).map(([district]) => district));
}
