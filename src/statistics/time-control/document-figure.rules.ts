import type { DocumentClass } from '../../city/tracked-rules.js';
import type { FieldProblem } from '../../platform/problem/problem.js';

/** What is entered of a class of documents, by month and agency. */
export const ENTERED_COUNTS = [
  'carriedOver',
  'received',
  'closedInTime',
  'closedLate',
  'openInTime',
  'openOverdue',
] as const;
export type EnteredCounts = Record<(typeof ENTERED_COUNTS)[number], number>;

interface Entry {
  /** It has begun. */
  isMonth: boolean;
  /** Undefined: there is none. */
  documentClass: DocumentClass | undefined;
  isAgency: boolean;
  figures: EnteredCounts | null;
}

/** All that is wrong with it, at once. */
export function flawsOfFigures({ isMonth, documentClass, isAgency, figures }: Entry): FieldProblem[] {
  const flaws: FieldProblem[] = [];
  const flaw = (field: string, code: string, zh: string, en: string): void => {
    flaws.push({ field, code, message: { 'zh-TW': zh, en } });
  };
  if (!isMonth) flaw('month', 'MONTH_TO_COME', '這個月還沒開始', 'It has not begun');
  if (!documentClass) flaw('documentClass', 'UNKNOWN_CLASS', '沒有這個公文類別', 'There is no such class');
  else if (documentClass.held)
    flaw('documentClass', 'CLASS_IS_COUNTED', '這個類別由系統統計，不能登載', 'The system counts this one');
  if (!isAgency) flaw('agency', 'UNKNOWN_AGENCY', '沒有這個機關', 'There is no such agency');
  if (figures && hadOf(figures) !== didOf(figures))
    flaw(
      'figures',
      'DOES_NOT_ADD_UP',
      `結轉＋新收是 ${hadOf(figures)} 件，辦結＋待辦是 ${didOf(figures)} 件，兩者須相等`,
      `Carried over and received make ${hadOf(figures)}, closed and open make ${didOf(figures)}: they must be equal`,
    );
  return flaws;
}

const hadOf = ({ carriedOver, received }: EnteredCounts): number => carriedOver + received;
const didOf = ({ closedInTime, closedLate, openInTime, openOverdue }: EnteredCounts): number =>
  closedInTime + closedLate + openInTime + openOverdue;
