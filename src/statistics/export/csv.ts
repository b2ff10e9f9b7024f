import { stringify } from 'csv-stringify/sync';
import type { Sheet } from './sheet.js';

/**
 * One file for all sheets, each under its name, an empty line between. UTF-8 with BOM, so that Excel reads the Chinese;
 * text that would start a formula gets an apostrophe.
 */
export function csvOf(sheets: Sheet[]): Buffer {
  const blocks = sheets.map(({ name, rows }) =>
    stringify([[name], ...rows], { escape_formulas: true, record_delimiter: 'windows' }),
  );
  return Buffer.from(`\ufeff${blocks.join('\r\n')}`, 'utf8');
}
