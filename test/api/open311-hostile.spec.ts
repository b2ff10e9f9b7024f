import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { Hotline } from '../support/hotline.js';
import { type Answer, machineKey, Open311 } from '../support/open311.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
let app: Open311;
let before: Record<string, number>;

const POTHOLE = { service_code: 'RD01', lat: '22.6506', long: '120.3265', description: '坑洞' };

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00' });
  app = new Open311(hotline.server, await machineKey(await signIn(hotline.server.app, 'admin')));
});
afterAll(() => hotline.close());

/** Refused by its own form, in the format that was asked for, without a word about the inside. */
function expectRefused(answer: Answer, status: number, named = ''): void {
  expect([answer.status, answer.type]).toEqual([status, 'application/json; charset=utf-8']);
  for (const error of answer.body as unknown as { code: number; description: string }[])
    expect(error).toEqual({ code: status, description: expect.stringMatching(/\S/) });
  expect(answer.text).toContain(named);
  expect(answer.text).not.toMatch(/stack|node_modules|select |violates|statusCode/i);
}

describe('a report with a fault in it is refused, and nothing of it is kept:', () => {
  beforeEach(async () => {
    before = await hotline.rows();
  });
  afterEach(async () => {
    expect(await hotline.rows()).toEqual(before);
  });

  it.each<[string, Record<string, string | string[]>, number, string]>([
    ['no service', { service_code: '' }, 400, 'service_code required'],
    ['a service nobody offers', { service_code: 'XX99' }, 404, 'service_code'],
    ['a service in SQL', { service_code: "RD01'; drop table case_file; --" }, 404, 'service_code'],
    ['another city', { jurisdiction_id: 'tainan.gov.tw' }, 404, 'jurisdiction_id'],
    ['no place', { lat: '', long: '' }, 400, 'lat required'],
    ['half a point', { long: '' }, 400, 'long required'],
    ['a point in words', { lat: 'north' }, 400, 'lat'],
    ['a point without end', { lat: 'Infinity', long: 'NaN' }, 400, 'long'],
    ['a point in hexadecimal', { lat: '0x16' }, 400, 'lat'],
    ['a point beyond the pole', { lat: '97.5' }, 400, 'lat'],
    ['a point in Taipei', { lat: '25.033', long: '121.5654' }, 400, 'lat'],
    ['a point at the zero of both', { lat: '0', long: '0' }, 400, 'lat'],
    ['latitude and longitude exchanged', { lat: '120.3265', long: '22.6506' }, 400, 'lat'],
    ['4,001 characters', { description: '長'.repeat(4001) }, 400, 'description'],
    ['a name of 50,000 characters', { last_name: '王'.repeat(50_000) }, 400, 'last_name'],
    ['an address of 50,000 characters', { address_string: '路'.repeat(50_000) }, 400, 'address_string'],
    ['an address for mail that is none', { email: 'wang' }, 400, 'email'],
    ['a script for an address for mail', { email: '<script>alert(1)</script>@x' }, 400, 'email'],
    [
      'eleven links',
      { media_url: Array.from({ length: 11 }, (_, i) => `https://e.org/${i}`) },
      400,
      'media_url',
    ],
    ['a character that no text has', { description: '坑洞\0' }, 400, 'request'],
    ['a required answer left out', { service_code: 'UT01' }, 400, 'utility required'],
    [
      'an answer that is none of them',
      { service_code: 'UT01', 'attribute[utility]': "' or 1=1" },
      400,
      'utility',
    ],
    [
      'two answers where one is asked',
      { service_code: 'UT01', 'attribute[utility][]': ['taipower', 'gas'] },
      400,
      'utility',
    ],
    ['a number in words', { service_code: 'LT01', 'attribute[lampsOut]': '三盞' }, 400, 'lampsOut'],
    ['a number without end', { service_code: 'LT01', 'attribute[lampsOut]': '1e999' }, 400, 'lampsOut'],
    [
      'a time on no day',
      { service_code: 'EP04', 'attribute[noticedAt]': '2026-02-30T10:00:00Z' },
      400,
      'noticedAt',
    ],
    [
      'an answer without end',
      { service_code: 'LT01', 'attribute[lampNumber]': '9'.repeat(1001) },
      400,
      'lampNumber',
    ],
  ])('%s', async (_what, changes, status, named) => {
    expectRefused(await app.post('requests.json', { ...POTHOLE, ...changes }), status, named);
  });

  const body = (): string => new URLSearchParams({ ...POTHOLE, api_key: app.key as string }).toString();
  const FORM = 'application/x-www-form-urlencoded';
  it.each<[string, string | undefined, () => string | Buffer, number]>([
    ['JSON', 'application/json', () => JSON.stringify(POTHOLE), 415],
    ['broken JSON', 'application/json', () => '{"service_code":', 415],
    [
      'XML with an entity that reads a file',
      'text/xml',
      () => '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
      415,
    ],
    ['plain text', 'text/plain', () => body(), 415],
    ['Big5 that says it is UTF-8', FORM, () => `${body()}&last_name=%A4%FD`, 400],
    ['a character set nobody knows', `${FORM}; charset=klingon`, () => body(), 400],
    ['a poisoned prototype', FORM, () => `${body()}&__proto__=x`, 400],
    ['more than a megabyte', FORM, () => `${body()}&x=${'x'.repeat(1_100_000)}`, 413],
    ['a hundred thousand fields', FORM, () => `${body()}${'&a=1'.repeat(100_000)}`, 413],
    ['parts without a boundary', 'multipart/form-data', () => 'x', 400],
    [
      'parts that end too early',
      'multipart/form-data; boundary=b',
      () => '--b\r\ncontent-disposition: form-data; name="lat"\r\n\r\n22',
      400,
    ],
  ])('%s', async (_what, type, content, status) => {
    const headers = { 'content-type': type as string };
    expectRefused(
      await app.ask('requests.json', { method: 'POST', headers, body: content() as string }),
      status,
    );
  });

  it('six files, or one that is too large', async () => {
    const form = (sizes: number[]): FormData => {
      const parts = new FormData();
      for (const [name, value] of Object.entries({ ...POTHOLE, api_key: app.key as string }))
        parts.set(name, value);
      for (const size of sizes) parts.append('media', new Blob([Buffer.alloc(size, 1)]), 'x.jpg');
      return parts;
    };
    const post = (body: FormData) => app.ask('requests.json', { method: 'POST', body });
    expectRefused(await post(form([9, 9, 9, 9, 9, 9])), 413);
    expectRefused(await post(form([10 * 1024 * 1024 + 1])), 413);
    expectRefused(await post(form([9])), 400);
  });
});

describe('what a citizen may write', () => {
  const HOSTILE = `<b>&amp;</b> ]]> <!-- "'; drop table case_file; -- \u{20BB7}野家 \u{1F573}\ufe0f\u0007\n第二行 {"a":1} %s \${x}`;

  it('is text, and comes out as it went in, in JSON and in XML, but for what XML cannot hold', async () => {
    const answer = await app.post('requests.json', {
      ...POTHOLE,
      description: HOSTILE,
      last_name: '\u{2A6A5}',
      first_name: '<i>',
    });
    const [{ service_request_id: number }] = answer.body as unknown as [{ service_request_id: string }];
    const json = await app.get(`requests/${number}.json?api_key=${app.key}`);
    expect((json.body as unknown as { description: string }[])[0]?.description).toBe(HOSTILE);
    const { text } = await app.get(`requests/${number}.xml?api_key=${app.key}`);
    expect(XMLValidator.validate(text)).toBe(true);
    const read = new XMLParser({ parseTagValue: false, htmlEntities: false }).parse(text);
    expect(read.service_requests.request.description).toBe(HOSTILE.replace('\u0007', '\ufffd'));
  });

  it('may have 4,000 characters outside the basic plane', async () => {
    const description = '\u{20BB7}'.repeat(4000);
    expect((await app.post('requests.json', { ...POTHOLE, description })).status).toBe(200);
  });

  it('may be in Big5, where it says so', async () => {
    const fields = new URLSearchParams({
      ...POTHOLE,
      description: 'D',
      api_key: app.key as string,
    }).toString();
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=big5' };
    const body = fields.replace('description=D', 'description=%B8%F4%AD%B1');
    const answer = await app.ask('requests.json', { method: 'POST', headers, body });
    const [{ service_request_id: number }] = answer.body as unknown as [{ service_request_id: string }];
    expect((await hotline.page(number)).description).toBe('路面');
  });
});

describe('who asks too much', () => {
  it('is told so in the same form, by the pace of their key, and when to come again (E2)', async () => {
    const slow = new Open311(
      hotline.server,
      await machineKey(await signIn(hotline.server.app, 'admin'), ['report.submit'], 2),
    );
    const answers = [];
    for (let i = 0; i < 3; i += 1) answers.push(await slow.post('requests.json', { ...POTHOLE, lat: 'x' }));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 429]);
    expectRefused(answers[2] as Answer, 429);
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
