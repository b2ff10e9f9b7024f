import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { longCsv } from './csv.js';
import { longOdsParts } from './long-ods.js';
import { longXlsxParts } from './long-xlsx.js';
import { type LongTable, portions } from './row-source.js';
import type { Cell } from './sheet.js';
import { zipped } from './zip-parts.js';

const ABOUT = { name: '計算方式', headings: 0, rows: [['期間', '115-11']] };
const FORMULA = '=HYPERLINK("http://x")';

async function* some(...pages: Cell[][][]): AsyncGenerator<Cell[][]> {
  yield* pages;
}
const table = (rows: LongTable['rows']): LongTable => ({
  name: '案件',
  headings: ['編號', '分'],
  rows,
  about: ABOUT,
});
const all = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const piece of pieces) parts.push(piece);
  return Buffer.concat(parts);
};
const texts = async (parts: AsyncIterable<Uint8Array>): Promise<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(unzipSync(await all(parts))).map(([path, bytes]) => [path, strFromU8(bytes)]),
  );

describe('Rows that come in pages', () => {
  it('have cells of one line, which an office need not measure one by one', async () => {
    const { 'content.xml': xml } = await texts(zipped(longOdsParts(table(some([['D1', 5]])))));
    expect(xml?.match(/<table:table-row>.*?<\/table:table-row>/g)?.[1]).not.toContain('table:style-name');
  });

  it.each<[string, number[], number, number[][]]>([
    ['none', [], 3, [[]]],
    ['an empty page', [0], 3, [[]]],
    ['as many as a sheet has', [3], 3, [[3]]],
    ['one more', [3, 1], 3, [[3], [1]]],
    ['a page across two sheets', [2, 4, 1], 3, [[2, 1], [3], [1]]],
  ])('%s stand on as many sheets as they need', async (_what, pages, most, expected) => {
    let nr = 0;
    const rows = some(...pages.map(length => Array.from({ length }, () => [nr++])));
    const found: number[][] = [];
    const seen: Cell[] = [];
    for await (const portion of portions(rows, most)) {
      const lengths: number[] = [];
      for await (const page of portion) {
        if (page.length > 0) lengths.push(page.length);
        seen.push(...page.flat());
      }
      found.push(lengths);
    }
    expect(found).toEqual(expected);
    expect(seen).toEqual(Array.from({ length: nr }, (_, i) => i));
  });
});

describe('A long file', () => {
  const rows = () => some([['D1', 5]], [[FORMULA, null]], [['<路燈> & "', 7]]);

  it('as CSV begins with BOM and name, and starts no formula', async () => {
    expect((await all(longCsv(table(rows())))).toString()).toBe(
      `\ufeff案件\r\n編號,分\r\nD1,5\r\n"'=HYPERLINK(""http://x"")",\r\n"<路燈> & """,7\r\n\r\n計算方式\r\n期間,115-11\r\n`,
    );
  });

  it('as XLSX has text as text, numbers as numbers, and a sheet for what has no place on the first', async () => {
    const parts = await texts(zipped(longXlsxParts(table(rows()), 2)));
    expect(parts['xl/worksheets/sheet1.xml']).toContain(
      '<row><c t="inlineStr"><is><t xml:space="preserve">=HYPERLINK(&quot;http://x&quot;)</t></is></c><c/></row>',
    );
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<c><v>5</v></c>');
    expect(parts['xl/worksheets/sheet2.xml']).toContain('&lt;路燈&gt; &amp; &quot;');
    expect(Object.values(parts).join('')).not.toContain('<f>');
    expect(parts['xl/workbook.xml']).toContain(
      '<sheet name="案件" sheetId="1" r:id="r1"/><sheet name="案件 2" sheetId="2" r:id="r2"/><sheet name="計算方式"',
    );
    for (const nr of [1, 2, 3])
      expect(parts['[Content_Types].xml']).toContain(`/xl/worksheets/sheet${nr}.xml`);
  });

  it('as ODS begins with its type, has text as text, and a table for what has no place in the first', async () => {
    const file = await all(zipped(longOdsParts(table(rows()), 2)));
    expect(file.subarray(30, 38).toString()).toBe('mimetype');
    expect(file.readUInt16LE(28)).toBe(0);
    const content = strFromU8(unzipSync(file)['content.xml'] as Uint8Array);
    expect(content.match(/table:name="[^"]+"/g)).toEqual([
      ...['table:name="案件"', 'table:name="案件 2"', 'table:name="計算方式"'],
    ]);
    expect(content).toContain('office:value-type="string"><text:p>=HYPERLINK');
    expect(content).not.toContain('formula');
    expect(content.match(/編號/g)).toHaveLength(2);
  });

  it.each([
    ['CSV', longCsv],
    ['XLSX', (one: LongTable) => zipped(longXlsxParts(one))],
    ['ODS', (one: LongTable) => zipped(longOdsParts(one))],
  ])('as %s is given out while its rows are read', async (_name, pieces) => {
    const PAGES = 100;
    let read = 0;
    async function* pages(): AsyncGenerator<Cell[][]> {
      for (; read < PAGES; read += 1) yield Array.from({ length: 500 }, () => [`D${Math.random()}`, read]);
    }
    let [first, most, given] = [PAGES, 0, 0];
    for await (const piece of pieces(table(pages()))) {
      given += piece.length;
      if (given > 1000) first = Math.min(first, read);
      most = Math.max(most, piece.length);
    }
    expect(first).toBeLessThan(PAGES / 4);
    expect(most).toBeLessThan(given / 4);
  });
});
