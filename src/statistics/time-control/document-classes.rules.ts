import type { DocumentClass, TrackedRules } from '../../city/tracked-rules.js';
import { isSame } from '../frozen/sums.rules.js';
import type { Sum } from '../rollup/sums.query.js';

/** Where the figures of a class come from. */
export const CLASS_BASES = ['petitions', 'decisions', 'entered'] as const;
export type ClassBasis = (typeof CLASS_BASES)[number];

/** Petitions, as months keep them since before there were classes. */
const PETITIONS = 'reply';

/** Where a city tracks nothing there are petitions alone. */
const PETITIONS_ALONE: readonly DocumentClass[] = [
  { code: 'petition', name: '人民陳情', nameEn: 'Petitions', holidaysCount: false, held: 'petition' },
];

export const classesOf = (rules: TrackedRules | undefined): readonly DocumentClass[] =>
  rules?.classes ?? PETITIONS_ALONE;

export const basisOf = ({ held }: DocumentClass): ClassBasis =>
  held === 'petition' ? 'petitions' : held === 'decision' ? 'decisions' : 'entered';

/** As months keep it. */
export const kindOf = ({ code, held }: DocumentClass): string => (held === 'petition' ? PETITIONS : code);

const AGENCY = 'agency';
/** A row for each class that was counted then, whether there was anything of it or not. */
const CLASS = 'class';
export const KEPT_DIMENSIONS: readonly string[] = [AGENCY, CLASS];

export const agencySum = (kind: string, key: string, figures: Sum['figures']): Sum => ({
  ...{ kind, dimension: AGENCY, key, figures },
});
export const classMark = (kind: string): Sum => ({ kind, dimension: CLASS, key: '', figures: {} });

/** By agency, of one class; null: it was not counted then. */
export function sumsOfClass(sums: readonly Sum[], documentClass: DocumentClass): Sum[] | null {
  const kind = kindOf(documentClass);
  const ofKind = sums.filter(sum => sum.kind === kind);
  if (ofKind.length === 0 && kind !== PETITIONS) return null;
  return ofKind.filter(({ dimension }) => dimension === AGENCY);
}

/** Whether what was kept of a month still holds: of months frozen before there were classes, of petitions. */
export function holdsStill(then: readonly Sum[], now: readonly Sum[]): boolean {
  const marks = then.filter(({ dimension }) => dimension === CLASS).map(({ kind }) => kind);
  const counted = marks.length === 0 ? [PETITIONS] : marks;
  const ofAgencies = (sums: readonly Sum[]): Sum[] =>
    sums.filter(({ kind, dimension }) => dimension === AGENCY && counted.includes(kind));
  return isSame(ofAgencies(then), ofAgencies(now));
}
