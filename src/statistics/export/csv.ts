import { stringify } from 'csv-stringify/sync';
import type { Cell, Sheet } from './sheet.js';

/**
 * One file for all sheets, each under its name, an empty line between. UTF-8 with BOM, so that Excel reads the Chinese;
 * text that would start a formula gets an apostrophe.
 */
export function csvOf(sheets: Sheet[]): Buffer {
  const blocks = sheets.map(({ name, rows }) =>
    stringify(
      [[name], ...rows].map(row => row.map(harmless)),
      { record_delimiter: 'windows' },
    ),
  );
  return Buffer.from(`\ufeff${blocks.join('\r\n')}`, 'utf8');
}

/** What spreadsheets take for the beginning of a formula, also in full width, and what some of them skip before one. */
const FORMULA = /^[=+\-@＝＋－＠\t\r\n]/;

const harmless = (cell: Cell): Cell => (typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell);
