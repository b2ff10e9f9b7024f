import { type LongTable, MOST_ROWS, portions } from './row-source.js';
import type { Cell, Sheet } from './sheet.js';
import { FITTED, onPaper } from './xlsx.js';
import { escaped } from './xml.js';
import type { ZipPart } from './zip-parts.js';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const WIDTH = 18;

/** Text stands in its cell, so that nothing has to be known of all rows at once. */
export async function* longXlsxParts(table: LongTable, most = MOST_ROWS): AsyncGenerator<ZipPart> {
  const names: string[] = [];
  const sheet = (name: string, text: ZipPart['text']): ZipPart => {
    names.push(names.includes(name) ? `${name} ${names.length + 1}` : name);
    return { path: `xl/worksheets/sheet${names.length}.xml`, text };
  };
  for await (const rows of portions(table.rows, most)) yield sheet(table.name, longSheet(table, rows));
  yield sheet(table.about.name, [shortSheet(table.about)]);
  const each = (write: (nr: number, name: string) => string): string =>
    names.map((name, i) => write(i + 1, name)).join('');
  yield {
    path: 'xl/workbook.xml',
    text: [
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>`,
      each((nr, name) => `<sheet name="${escaped(name)}" sheetId="${nr}" r:id="r${nr}"/>`),
      '</sheets></workbook>',
    ],
  };
  yield {
    path: 'xl/_rels/workbook.xml.rels',
    text: [
      relations(
        each(
          nr =>
            `<Relationship Id="r${nr}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${nr}.xml"/>`,
        ),
      ),
    ],
  };
  yield {
    path: '_rels/.rels',
    text: [relations(`<Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/>`)],
  };
  yield {
    path: '[Content_Types].xml',
    text: [
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels"`,
      ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
      `<Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>`,
      each(nr => `<Override PartName="/xl/worksheets/sheet${nr}.xml" ContentType="${TYPE}.worksheet+xml"/>`),
      '</Types>',
    ],
  };
}

const relations = (all: string): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all}</Relationships>`;

async function* longSheet({ headings }: LongTable, rows: AsyncIterable<Cell[][]>): AsyncGenerator<string> {
  yield `${opened(headings.length, true)}${asRow(headings)}`;
  for await (const some of rows) yield some.map(asRow).join('');
  yield CLOSED;
}

const shortSheet = ({ rows }: Sheet): string =>
  `${opened(Math.max(1, ...rows.map(row => row.length)), false)}${rows.map(asRow).join('')}${CLOSED}`;

const opened = (columns: number, frozen: boolean): string =>
  `${HEAD}<worksheet xmlns="${MAIN}">${FITTED}<sheetViews><sheetView workbookViewId="0">` +
  (frozen ? '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' : '') +
  `</sheetView></sheetViews><cols><col min="1" max="${columns}" width="${WIDTH}" customWidth="1"/></cols><sheetData>`;
const CLOSED = `</sheetData>${onPaper(1)}</worksheet>`;

const asRow = (row: readonly Cell[]): string => `<row>${row.map(asCell).join('')}</row>`;

function asCell(cell: Cell): string {
  if (cell === null) return '<c/>';
  if (typeof cell === 'number') return `<c><v>${cell}</v></c>`;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(cell)}</t></is></c>`;
}
