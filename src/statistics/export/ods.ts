import { strToU8, zipSync } from 'fflate';
import { SHEET_STYLES, STYLES, settingsOf, sheetStyle } from './ods-page.js';
import { type Cell, columnWidths, pagesWide, type Sheet } from './sheet.js';
import { escaped } from './xml.js';

export const MIME = 'application/vnd.oasis.opendocument.spreadsheet';
export const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const URN = 'urn:oasis:names:tc:opendocument:xmlns';
const CM_PER_CHARACTER = 0.2;

/** An OpenDocument spreadsheet (CNS 15251, the government's format): the type comes first and uncompressed. */
export function odsOf(sheets: Sheet[]): Buffer {
  return Buffer.from(
    zipSync({
      mimetype: [strToU8(MIME), { level: 0 }],
      'content.xml': strToU8(HEAD + content(sheets)),
      'styles.xml': strToU8(HEAD + STYLES),
      'settings.xml': strToU8(HEAD + settingsOf(sheets)),
      'META-INF/manifest.xml': strToU8(HEAD + MANIFEST),
    }),
  );
}

export const MANIFEST =
  `<manifest:manifest xmlns:manifest="${URN}:manifest:1.0" manifest:version="1.3">` +
  `<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="${MIME}"/>` +
  ['content.xml', 'styles.xml', 'settings.xml']
    .map(path => `<manifest:file-entry manifest:full-path="${path}" manifest:media-type="text/xml"/>`)
    .join('') +
  '</manifest:manifest>';

const content = (sheets: Sheet[]): string => contentStart(sheets) + sheets.map(table).join('') + contentEnd;

const WRAPPED = '<style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>';

export const contentStart = (sheets: Sheet[]): string =>
  `<office:document-content xmlns:office="${URN}:office:1.0" xmlns:table="${URN}:table:1.0" xmlns:text="${URN}:text:1.0"` +
  ` xmlns:style="${URN}:style:1.0" xmlns:fo="${URN}:xsl-fo-compatible:1.0" office:version="1.3">` +
  `<office:automatic-styles>${sheets.map(columnStyles).join('')}` +
  SHEET_STYLES +
  `<style:style style:name="text" style:family="table-cell">${WRAPPED}</style:style>` +
  `<style:style style:name="heading" style:family="table-cell">${WRAPPED}` +
  '<style:text-properties fo:font-weight="bold" style:font-weight-asian="bold"/></style:style></office:automatic-styles>' +
  '<office:body><office:spreadsheet>';
export const contentEnd = '</office:spreadsheet></office:body></office:document-content>';

const columnStyles = (sheet: Sheet, s: number): string =>
  columnWidths(sheet)
    .map(
      (width, c) =>
        `<style:style style:name="s${s}c${c}" style:family="table-column"><style:table-column-properties` +
        ` style:column-width="${(width * CM_PER_CHARACTER).toFixed(1)}cm"/></style:style>`,
    )
    .join('');

const table = (sheet: Sheet, s: number): string =>
  tableStart(sheet, s) + rowsOf(sheet.rows, sheet.headings) + tableEnd;

/** `s`: whose styles its columns have, of those that the content began with. */
export const tableStart = (sheet: Sheet, s: number): string =>
  `<table:table table:name="${escaped(sheet.name)}" table:style-name="${sheetStyle(pagesWide(sheet))}">` +
  columnWidths(sheet)
    .map((_, c) => `<table:table-column table:style-name="s${s}c${c}"/>`)
    .join('');
export const tableEnd = '</table:table>';

/** How a cell looks; a plain one has one line. */
type Style = 'heading' | 'text' | 'plain';

/** The first so many are headings, which stand on each page. */
export const rowsOf = (rows: Cell[][], headings: number, style: Style = 'text'): string =>
  (headings > 0
    ? `<table:table-header-rows>${lines(rows.slice(0, headings), 'heading')}</table:table-header-rows>`
    : '') + lines(rows.slice(headings), style);

const lines = (rows: Cell[][], style: Style): string =>
  rows.map(row => `<table:table-row>${cells(row, style)}</table:table-row>`).join('');

/** A row must have a cell, also an empty row. */
const cells = (row: Cell[], style: Style): string =>
  row.length === 0 ? asCell(null, style) : row.map(cell => asCell(cell, style)).join('');

function asCell(cell: Cell, style: Style): string {
  if (cell === null) return '<table:table-cell/>';
  const named = style === 'plain' ? '' : ` table:style-name="${style}"`;
  const type =
    typeof cell === 'number'
      ? `office:value-type="float" office:value="${cell}"`
      : 'office:value-type="string"';
  return `<table:table-cell${named} ${type}><text:p>${escaped(String(cell))}</text:p></table:table-cell>`;
}
