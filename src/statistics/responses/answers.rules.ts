import type { Sum } from '../rollup/sums.query.js';
import type { Sample } from './response-report.rules.js';
import type { AnswerCell } from './weighting.rules.js';

export interface ReasonCount {
  sample: Sample;
  code: string;
  answers: number;
}

/** What is read of each item in each district: thousands in a month, so no more than that. */
export const IN_CELLS = ['answered', 'service4', 'service5', 'outcome4', 'outcome5'];

/** Answers by item and district, both at once. */
export const answerCells = (sums: readonly Sum[]): AnswerCell[] =>
  sums
    .filter(({ dimension, figures }) => dimension === 'cell' && (figures.answered ?? 0) > 0)
    .sort((a, b) => (a.kind === b.kind ? compare(a.key, b.key) : compare(a.kind, b.kind)))
    .map(({ kind, key, figures }) => {
      const [category = '', district = ''] = JSON.parse(key) as string[];
      const satisfied = (about: 'service' | 'outcome'): number =>
        (figures[`${about}4`] ?? 0) + (figures[`${about}5`] ?? 0);
      return {
        ...{ sample: kind as Sample, category, district, answers: figures.answered ?? 0 },
        ...{ service: satisfied('service'), outcome: satisfied('outcome') },
      };
    });

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** Why they were unhappy; what was said most first. One answer may give several. */
export const reasonCounts = (sums: readonly Sum[]): ReasonCount[] =>
  sums
    .filter(({ dimension }) => dimension === 'reason')
    .map(({ kind, key, figures }) => ({ sample: kind as Sample, code: key, answers: figures.answers ?? 0 }))
    .sort((a, b) => b.answers - a.answers || (a.code < b.code ? -1 : 1));
