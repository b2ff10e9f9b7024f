/** How many of each. */
export type Margin = ReadonlyMap<string, number>;

/** Fewer answers stand for nobody by themselves. */
export const FEWEST_IN_CLASS = 5;
const OTHERS = '*';

/**
 * Items (districts) with too few answers to be weighted by themselves are weighted as one: those of few or no answers, and
 * those of which no case was released. If all of them are still too few, the next smallest joins them.
 */
export function classesOf(answers: Margin, cases: Margin): (level: string) => string {
  const levels = [...new Set([...answers.keys(), ...cases.keys()])].sort(
    (a, b) => (answers.get(a) ?? 0) - (answers.get(b) ?? 0) || (a < b ? -1 : 1),
  );
  const isAlone = (level: string): boolean =>
    (answers.get(level) ?? 0) >= FEWEST_IN_CLASS && (cases.get(level) ?? 0) > 0;
  const others = new Set(levels.filter(level => !isAlone(level)));
  const among = (margin: Margin): number =>
    [...others].reduce((all, level) => all + (margin.get(level) ?? 0), 0);
  for (const next of levels.filter(isAlone)) {
    if (others.size === 0 || (among(answers) >= FEWEST_IN_CLASS && among(cases) > 0)) break;
    others.add(next);
  }
  return level => (others.has(level) ? OTHERS : level);
}
