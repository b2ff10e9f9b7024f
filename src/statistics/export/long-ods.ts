import { contentEnd, contentStart, HEAD, MANIFEST, MIME, rowsOf, tableEnd, tableStart } from './ods.js';
import { type LongTable, MOST_ROWS, portions } from './row-source.js';
import type { ZipPart } from './zip-parts.js';

/** As a short one is, row by row: its columns are as wide as its headings, whatever stands in them. */
export async function* longOdsParts(table: LongTable, most = MOST_ROWS): AsyncGenerator<ZipPart> {
  yield { path: 'mimetype', stored: true, text: [MIME] };
  yield { path: 'content.xml', text: content(table, most) };
  yield { path: 'META-INF/manifest.xml', text: [HEAD + MANIFEST] };
}

async function* content({ name, headings, rows, about }: LongTable, most: number): AsyncGenerator<string> {
  const head = { name, headings: 1, rows: [headings] };
  yield HEAD + contentStart([head, about]);
  let nr = 0;
  for await (const portion of portions(rows, most)) {
    nr += 1;
    yield tableStart({ ...head, name: nr === 1 ? name : `${name} ${nr}` }, 0) + rowsOf([headings], 1);
    for await (const some of portion) yield rowsOf(some, 0);
    yield tableEnd;
  }
  yield tableStart(about, 1) + rowsOf(about.rows, about.headings) + tableEnd + contentEnd;
}
