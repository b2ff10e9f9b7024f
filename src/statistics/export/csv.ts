import { stringify } from 'csv-stringify/sync';
import type { LongTable } from './row-source.js';
import type { Cell, Sheet } from './sheet.js';

/**
 * One file for all sheets, each under its name, an empty line between. UTF-8 with BOM, so that Excel reads the Chinese;
 * text that would start a formula gets an apostrophe.
 */
export function csvOf(sheets: Sheet[]): Buffer {
  const blocks = sheets.map(({ name, rows }) => lines([[name], ...rows]));
  return Buffer.from(`${BOM}${blocks.join('\r\n')}`, 'utf8');
}

/** The same, as its rows come. */
export async function* longCsv({ name, headings, rows, about }: LongTable): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${BOM}${lines([[name], headings])}`);
  for await (const some of rows) yield Buffer.from(lines(some));
  yield Buffer.from(`\r\n${lines([[about.name], ...about.rows])}`);
}

const BOM = '\ufeff';

const lines = (rows: readonly Cell[][]): string =>
  stringify(
    rows.map(row => row.map(harmless)),
    { record_delimiter: 'windows' },
  );

/** One table whose first row names its columns, for programs. */
export const csvTable = (rows: Cell[][]): Buffer =>
  Buffer.from(
    `\ufeff${stringify(
      rows.map(row => row.map(harmless)),
      { record_delimiter: 'windows' },
    )}`,
    'utf8',
  );

/** What spreadsheets take for the beginning of a formula, also in full width, and what some of them skip before one. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;

/** Where a comma is the decimal mark, a cell ends at a semicolon, whatever is quoted. */
const NEXT_CELL = /(;)(["\s]*)(?=[=+\-@＝＋－＠])/g;

function harmless(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell;
  const inside = cell.replace(NEXT_CELL, `$1'$2`);
  return FORMULA.test(inside) ? `'${inside}` : inside;
}
