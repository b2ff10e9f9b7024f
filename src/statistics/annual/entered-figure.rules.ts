import type { FieldProblem } from '../../platform/problem/problem.js';
import { figureKind } from './annual-figures.js';
import type { AnnualSpan } from './annual-period.rules.js';

interface Entry {
  span: AnnualSpan | null;
  key: string;
  value: number | null;
}

/** What somebody types must be a figure that is entered, and can be what it is said to be. */
export function flawsOfEntry({ span, key, value }: Entry): FieldProblem[] {
  const flaws: FieldProblem[] = [];
  const flaw = (field: string, code: string, zh: string, en: string): void => {
    flaws.push({ field, code, message: { 'zh-TW': zh, en } });
  };
  if (!span) flaw('months', 'NO_SUCH_MONTHS', '沒有這些月份', 'There are no such months');
  const kind = figureKind(key);
  if (!kind) flaw('key', 'UNKNOWN_FIGURE', '沒有這個項目', 'There is no such figure');
  else if (kind.basis === 'counted')
    flaw('key', 'FIGURE_IS_COUNTED', '這個項目由系統統計，不能登載', 'The system counts this one');
  else if (value !== null && kind.unit === 'count' && !Number.isInteger(value))
    flaw('value', 'NOT_WHOLE', '須為整數', 'It must be a whole number');
  else if (value !== null && kind.unit === 'percent' && value > 100)
    flaw('value', 'OVER_A_HUNDRED', '百分比不可超過 100', 'A percentage is at most 100');
  return flaws;
}
