import type { Sum } from '../rollup/sums.query.js';
import { type Interval, wilson } from './interval.rules.js';
import { type Cell, type NotWeighted, type Population, rake } from './raking.rules.js';
import type { Sample } from './response-report.rules.js';

/** Answers of one sample about one item in one district. */
export interface AnswerCell extends Cell {
  sample: Sample;
  service: number;
  outcome: number;
}

/** What all would have answered whose release is asked about. */
export interface Weighting {
  why: NotWeighted | null;
  uncoveredPercent: number;
  /** How many equal answers they are worth, with one decimal. */
  effective: number;
  trimmed: number;
  service: Interval;
  outcome: Interval;
}

/** The satisfied of one sample, weighted by the releases that are asked about. */
export function weighting(
  cells: readonly AnswerCell[],
  sample: Sample,
  released: readonly Sum[],
  fewest: number,
): Weighting {
  const mine = cells.filter(cell => cell.sample === sample);
  const { weights, ...told } = rake(mine, populationOf(released), fewest);
  const whole = mine.reduce((n, { answers }) => n + answers, 0);
  const share = (about: 'service' | 'outcome'): Interval => {
    if (told.why !== null) return wilson(0, 0);
    const satisfied = mine.reduce((n, cell, i) => n + cell[about] * (weights[i] ?? 0), 0);
    return wilson(satisfied / whole, told.effective);
  };
  return {
    ...{ ...told, effective: Math.round(told.effective * 10) / 10 },
    service: share('service'),
    outcome: share('outcome'),
  };
}

function populationOf(released: readonly Sum[]): Population {
  const by = (dimension: keyof Population): Map<string, number> => {
    const cases = new Map<string, number>();
    for (const sum of released)
      if (sum.dimension === dimension)
        cases.set(sum.key, (cases.get(sum.key) ?? 0) + (sum.figures.asked ?? 0));
    return cases;
  };
  return { category: by('category'), district: by('district') };
}
