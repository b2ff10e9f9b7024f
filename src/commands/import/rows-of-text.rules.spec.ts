import { describe, expect, it } from '@jest/globals';
import { rowsOf, UNREADABLE_LINE } from './rows-of-text.rules.js';
import { UnreadableFile } from './unreadable-file.js';

const A = { FileNo_: 'INS1' };
const B = { FileNo_: 'INS2' };
const json = JSON.stringify;
const RECORD = `<record><service_request_id>UN1</service_request_id><description>A &lt;b&gt; &amp;amp; C</description>
  <Pictures><picture><file>AAAA</file></picture></Pictures><status></status></record>`;
const xml = (inside: string): string => `<?xml version="1.0" encoding="UTF-8"?><root>${inside}</root>`;

const valuesOf = (text: string): unknown[] => rowsOf(text).map(({ value }) => value);

describe('the rows of a file', () => {
  it.each([
    ['an array', json([A, B])],
    ['an array on many lines', JSON.stringify([A, B], null, 2)],
    ['one object a line', `${json(A)}\n${json(B)}\n`],
    ['one object a line, as Windows ends lines', `${json(A)}\r\n\r\n${json(B)}`],
    ['an object with data', json({ data: [A, B] })],
    ['an object with a text in d', json({ d: json([A, B]) })],
    ['an object with rows in d', json({ d: [A, B] })],
    ['an answer of the second service', json({ CaseCount: 2, Msg: '', ListData: [A, B] })],
    ['a text with the array in it', json(json([A, B]))],
    [
      'an XML string around JSON',
      `<?xml version="1.0"?>\n<string xmlns="http://tempuri.org/">${json([A, B])}</string>`,
    ],
  ])('are found in %s', (_what, text) => {
    expect(valuesOf(text)).toEqual([A, B]);
  });

  it('may be a single one, or none', () => {
    expect(valuesOf(json(A))).toEqual([A]);
    expect(valuesOf('[]')).toEqual([]);
    expect(valuesOf(xml('<returncode>0</returncode><count>0</count><records></records>'))).toEqual([]);
  });

  it('are records of XML, of which only its own five entities are read, and those once', () => {
    const text = xml(`<returncode>0</returncode><records>${RECORD}</records>`);
    expect(valuesOf(text)).toMatchObject([
      { service_request_id: 'UN1', description: 'A <b> &amp; C', status: '' },
    ]);
    expect(valuesOf(xml(`<records>${RECORD}${RECORD}</records>`))).toHaveLength(2);
  });

  it('keep the place of a line among others that is no JSON', () => {
    expect(valuesOf(`${json(A)}\n{"FileNo_": \n${json(B)}`)).toEqual([A, UNREADABLE_LINE, B]);
  });

  it('are counted by lines where each has one, the blank ones too', () => {
    const text = `\n${json(A)}\n\r\n\n{"FileNo_": \n  \n${json(B)}\n`;
    expect(rowsOf(text)).toEqual([
      { row: 2, value: A },
      { row: 5, value: UNREADABLE_LINE },
      { row: 7, value: B },
    ]);
    expect(rowsOf(`\n\n[\n${json(A)},\n\n${json(B)}]`).map(({ row }) => row)).toEqual([1, 2]);
  });

  it.each([
    ['', /empty/],
    ['[{"FileNo_": "INS1"}, {"FileNo_": "IN', /ends in the middle/],
    ['[\n{"FileNo_": "INS1"},\n{"FileNo_":\n', /ends in the middle/],
    [`${json(A)}\n{"FileNo_": "IN`, /ends in the middle/],
    ['{"data":[{"FileNo_": "INS1"}', /ends in the middle/],
    ['FileNo_,Status_\nINS1,5', /neither JSON nor XML/],
    ['{"message":"An error has occurred."}', /no list of cases/],
    ['null', /no list of cases/],
    ['7', /no list of cases/],
    ['<!DOCTYPE html><html><body>503</body></html>', /web page/],
    [xml('<records><record><status>'), /middle or is broken/],
    [xml('<returncode>1</returncode><msg>姓名為必輸欄位</msg>'), /about an error/],
    ['<!DOCTYPE r [<!ENTITY a "b">]><root><records/></root>', /entities of its own/],
    ['<?xml version="1.0"?><!DOCTYPE root SYSTEM "file:///etc/passwd"><root/>', /entities of its own/],
    [`<root>${'<a>'.repeat(50)}${'</a>'.repeat(50)}</root>`, /cannot be read/],
  ])('are none in %j, and it is said why', (text, why) => {
    expect(() => rowsOf(text)).toThrow(UnreadableFile);
    expect(() => rowsOf(text)).toThrow(why);
  });
});
