/** Half up, as the city's reports do: every figure of every report is rounded here. */
export function rounded(value: number, decimals = 0): number {
  const factor = 10 ** decimals;
  // What a binary fraction falls short of a half is not meant.
  return Math.round(value * factor * (1 + Number.EPSILON * 4)) / factor;
}

/** Null of nothing. */
export const percentOf = (part: number, whole: number, decimals = 1): number | null =>
  whole === 0 ? null : rounded((part * 100) / whole, decimals);

/** Shares of one whole that add up to 100: what rounding leaves over goes where it was cut most. */
export function sharesOf(parts: readonly number[], decimals = 1): (number | null)[] {
  const whole = parts.reduce((sum, part) => sum + part, 0);
  if (whole === 0) return parts.map(() => null);
  const units = 100 * 10 ** decimals;
  const exact = parts.map(part => (part * units) / whole);
  const floors = exact.map(Math.floor);
  const left = units - floors.reduce((sum, floor) => sum + floor, 0);
  const most = exact
    .map((value, i) => ({ i, cut: value - (floors[i] as number) }))
    .sort((a, b) => b.cut - a.cut || a.i - b.i)
    .slice(0, left)
    .map(({ i }) => i);
  return floors.map((floor, i) => (floor + (most.includes(i) ? 1 : 0)) / 10 ** decimals);
}
