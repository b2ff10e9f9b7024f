import { contentEnd, contentStart, HEAD, MANIFEST, MIME, rowsOf, tableEnd, tableStart } from './ods.js';
import { STYLES, settingsOf } from './ods-page.js';
import { type LongTable, MOST_ROWS, portions } from './row-source.js';
import type { ZipPart } from './zip-parts.js';

/** As wide as any column is, whatever stands in it. */
const TYPICAL = 'D20261121-00042-0';

/** As a short one is, row by row; of each cell one line: an office measures each that may have more (20,000 rows: 11 s, not 3). */
export async function* longOdsParts(table: LongTable, most = MOST_ROWS): AsyncGenerator<ZipPart> {
  yield { path: 'mimetype', stored: true, text: [MIME] };
  const names: string[] = [];
  yield { path: 'content.xml', text: content(table, most, names) };
  yield { path: 'styles.xml', text: [HEAD + STYLES] };
  yield { path: 'settings.xml', text: [HEAD + settingsOf(names.map(name => ({ name, headings: 1 })))] };
  yield { path: 'META-INF/manifest.xml', text: [HEAD + MANIFEST] };
}

/** `names`: of the sheets that were written. */
async function* content(
  { name, headings, rows, about }: LongTable,
  most: number,
  names: string[],
): AsyncGenerator<string> {
  const head = { name, headings: 0, rows: [headings, headings.map(() => TYPICAL)] };
  yield HEAD + contentStart([head, about]);
  for await (const portion of portions(rows, most)) {
    names.push(names.length === 0 ? name : `${name} ${names.length + 1}`);
    yield tableStart({ ...head, name: names.at(-1) ?? name }, 0) + rowsOf([headings], 1);
    for await (const some of portion) yield rowsOf(some, 0, 'plain');
    yield tableEnd;
  }
  yield tableStart(about, 1) + rowsOf(about.rows, about.headings) + tableEnd + contentEnd;
}
