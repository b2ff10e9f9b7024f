/** A number stays a number; text is always text, whatever it looks like. */
export type Cell = string | number | null;

export interface Sheet {
  name: string;
  rows: Cell[][];
  /** The first so many rows are headings. */
  headings: number;
}

/** Half-width characters a column needs, within reason: a Chinese character is as wide as two. */
export function columnWidths({ rows }: Sheet): number[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries())
      widths[i] = Math.max(widths[i] ?? NARROWEST, widthOf(String(cell ?? '')));
  }
  return widths.map(width => Math.min(width, WIDEST));
}

const NARROWEST = 8;
const WIDEST = 60;
const LAST_HALF_WIDTH = 0x2e7f;

const widthOf = (text: string): number =>
  [...text].reduce((width, sign) => width + ((sign.codePointAt(0) ?? 0) > LAST_HALF_WIDTH ? 2 : 1), 1);
