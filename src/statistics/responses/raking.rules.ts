import { classesOf, type Margin } from './classes.rules.js';

/** Answers that share what they are weighted by. */
export interface Cell {
  category: string;
  district: string;
  answers: number;
}

/** How many cases were released, by each of what is weighted by. */
export type Population = Record<(typeof WEIGHTED_BY)[number], Margin>;

export const WEIGHTED_BY = ['category', 'district'] as const;
/** Why answers cannot stand for all cases. */
export type NotWeighted = 'too_few' | 'no_cases' | 'empty_cells' | 'not_converged';

export interface Weighted {
  why: NotWeighted | null;
  /** Of each cell, 1 on the average; none where it cannot be done. */
  weights: number[];
  /** How many equal answers they are worth (Kish). */
  effective: number;
  /** Answers whose weight was cut. */
  trimmed: number;
  /** Cases of which no answer tells anything: the greater part of the two, by item and by district. */
  uncoveredPercent: number;
}

/** Of all cases, beyond which the answers of the others are not taken for theirs. */
const MOST_UNCOVERED = 0.1;
const MOST_ROUNDS = 200;
const CLOSE = 1e-6;
/** No answer counts as more than so many. */
export const MOST_WEIGHT = 5;

/**
 * Raking (iterative proportional fitting): answers are weighted until they are spread over items and over districts as
 * the released cases are, both at once; then no weight is above `MOST_WEIGHT`. Deming and Stephan 1940.
 */
export function rake(cells: readonly Cell[], population: Population, fewest: number): Weighted {
  const answers = sum(cells.map(cell => cell.answers));
  const uncovered = Math.max(...WEIGHTED_BY.map(by => uncoveredBy(by, cells, population[by])));
  const not = (why: NotWeighted): Weighted => ({
    ...{ why, weights: [], effective: 0, trimmed: 0 },
    uncoveredPercent: Math.round(uncovered * 1000) / 10,
  });
  if (WEIGHTED_BY.some(by => sum([...population[by].values()]) === 0)) return not('no_cases');
  if (answers < Math.max(fewest, 1)) return not('too_few');
  if (uncovered > MOST_UNCOVERED) return not('empty_cells');
  const margins = WEIGHTED_BY.map(by => marginBy(by, cells, population[by], answers));
  const fitted = spreadAlike(cells, margins);
  if (!fitted) return not('not_converged');
  const { weights, trimmed } = trim(cells, fitted);
  const squares = sum(cells.map((cell, i) => cell.answers * (weights[i] ?? 0) ** 2));
  return { ...not('too_few'), why: null, weights, effective: answers ** 2 / squares, trimmed };
}

/** Of which class each cell is, and how many answers each class is to stand for. */
interface Target {
  of: string[];
  wanted: Map<string, number>;
}

function marginBy(
  by: (typeof WEIGHTED_BY)[number],
  cells: readonly Cell[],
  cases: Margin,
  answers: number,
): Target {
  const answered = addedUp(cells.map(cell => [cell[by], cell.answers]));
  const classOf = classesOf(answered, cases);
  const all = sum([...cases.values()]);
  const wanted = addedUp([...cases].map(([level, n]) => [classOf(level), (n / all) * answers]));
  return { of: cells.map(cell => classOf(cell[by])), wanted };
}

/** Null: it does not settle, since some items were answered about in some districts only. */
function spreadAlike(cells: readonly Cell[], margins: readonly Target[]): number[] | null {
  let weights = cells.map(() => 1);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    let furthest = 0;
    for (const { of, wanted } of margins) {
      const now = addedUp(cells.map((cell, i) => [of[i] ?? '', cell.answers * (weights[i] ?? 0)]));
      const factor = (name: string): number => (wanted.get(name) ?? 0) / (now.get(name) ?? 1);
      furthest = Math.max(furthest, ...[...wanted.keys()].map(name => Math.abs(factor(name) - 1)));
      weights = weights.map((weight, i) => weight * factor(of[i] ?? ''));
    }
    if (furthest < CLOSE) return weights;
  }
  return null;
}

function trim(cells: readonly Cell[], fitted: readonly number[]): { weights: number[]; trimmed: number } {
  const answers = sum(cells.map(cell => cell.answers));
  const cut = new Set<number>();
  let weights = [...fitted];
  for (;;) {
    const over = weights.flatMap((weight, i) => (weight > MOST_WEIGHT && !cut.has(i) ? [i] : []));
    if (over.length === 0) break;
    for (const i of over) cut.add(i);
    // What is cut off goes to all the others alike, so that the whole stays the whole.
    const held = sum([...cut].map(i => (cells[i]?.answers ?? 0) * MOST_WEIGHT));
    const free = sum(cells.map((cell, i) => (cut.has(i) ? 0 : cell.answers * (weights[i] ?? 0))));
    const scale = free > 0 ? (answers - held) / free : 1;
    weights = weights.map((weight, i) => (cut.has(i) ? MOST_WEIGHT : weight * scale));
  }
  return { weights, trimmed: sum([...cut].map(i => cells[i]?.answers ?? 0)) };
}

function uncoveredBy(by: (typeof WEIGHTED_BY)[number], cells: readonly Cell[], cases: Margin): number {
  const told = new Set(cells.filter(({ answers }) => answers > 0).map(cell => cell[by]));
  const all = sum([...cases.values()]);
  const without = [...cases].filter(([level]) => !told.has(level)).map(([, n]) => n);
  return all === 0 ? 0 : sum(without) / all;
}

function addedUp(parts: readonly (readonly [string, number])[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [name, n] of parts) sums.set(name, (sums.get(name) ?? 0) + n);
  return sums;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
