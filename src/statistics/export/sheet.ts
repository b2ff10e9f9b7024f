/** A number stays a number; text is always text, whatever it looks like. */
export type Cell = string | number | null;

export interface Sheet {
  name: string;
  rows: Cell[][];
  /** The first so many rows are headings. */
  headings: number;
}

/** Half-width characters a column needs, within reason: a Chinese character is as wide as two. */
export function columnWidths({ rows, headings }: Sheet): number[] {
  const widths: number[] = [];
  for (const [r, row] of rows.entries()) {
    const most = r < headings ? WIDEST_HEADING : WIDEST;
    for (const [i, cell] of row.entries())
      widths[i] = Math.max(widths[i] ?? NARROWEST, Math.min(widthOf(String(cell ?? '')), most));
  }
  return widths;
}

/** On how many pages of A4 across, side by side, it can still be read. */
export const pagesWide = (sheet: Sheet): number =>
  Math.max(1, Math.ceil(columnWidths(sheet).reduce((all, width) => all + width, 0) / READABLE));

const READABLE = 230;
const NARROWEST = 8;
const WIDEST = 60;
/** A longer one has several lines. */
const WIDEST_HEADING = 13;
const LAST_HALF_WIDTH = 0x2e7f;

const widthOf = (text: string): number =>
  [...text].reduce((width, sign) => width + ((sign.codePointAt(0) ?? 0) > LAST_HALF_WIDTH ? 2 : 1), 1);
