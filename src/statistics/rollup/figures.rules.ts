import { FAMILIES, type FamilyName } from './families.js';

export interface Figure {
  figure: string;
  /** Its aggregate. */
  sql: string;
  /** Where days keep it: from 1 on. */
  place: number;
}

/** The figures of a family in their order: all, or those that are asked for. */
export const figuresIn = (name: FamilyName, asked?: readonly string[]): Figure[] =>
  Object.entries(FAMILIES[name].figures)
    .map(([figure, sql], i) => ({ figure, sql, place: i + 1 }))
    .filter(({ figure }) => asked?.includes(figure) ?? true);
