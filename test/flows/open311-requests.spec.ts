import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import { Hotline, type Page } from '../support/hotline.js';
import { type Answer, machineKey, Open311 } from '../support/open311.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
let app: Open311;
let anybody: Open311;
let other: Open311;

const POTHOLE = {
  ...{ service_code: 'RD01', lat: '22.6506789', long: '120.3265432', description: '王小明家前路面有坑洞' },
  ...{ address_string: '建工路 415 號', last_name: '王', first_name: '小明', phone: '0912-345-678' },
};
interface Row extends Record<string, unknown> {
  service_request_id: string;
  media_url: string;
  extended_attributes: Record<string, unknown>;
}
const rows = ({ body }: Answer): Row[] => body as unknown as Row[];
const numbers = (answer: Answer): string[] => rows(answer).map(one => one.service_request_id);
const report = async (wish: Record<string, string> = {}, by = app): Promise<string> =>
  numbers(await by.post('requests.json', { ...POTHOLE, ...wish }))[0] as string;
const asked = async (number: string, query = '', by = anybody): Promise<Row> =>
  rows(await by.get(`requests/${number}.json${query}`))[0] as Row;
const mine = (query = ''): string => `?api_key=${app.key}${query}`;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00' });
  const admin = await signIn(hotline.server.app, 'admin');
  app = new Open311(hotline.server, await machineKey(admin));
  other = new Open311(hotline.server, await machineKey(admin));
  anybody = new Open311(hotline.server);
});
afterAll(() => hotline.close());

describe('a request', () => {
  it('has every field, is told to everybody without what anybody typed, and to its sender as it was sent (Q5, Q6, R1)', async () => {
    const number = await report();
    const known = {
      ...{ service_request_id: number, status: 'open', status_notes: '待確認', service_code: 'RD01' },
      ...{
        service_name: '路面坑洞',
        agency_responsible: '工務局養護工程處',
        address_id: null,
        zipcode: '807',
      },
      ...{ requested_datetime: '2026-11-20T01:00:00Z', updated_datetime: '2026-11-20T01:00:00Z' },
      ...{ expected_datetime: expect.stringMatching(/^2026-11-2\dT\d\d:\d\d:\d\dZ$/), media_url: null },
    };
    const shown = await asked(number);
    const address = expect.stringMatching(/^三民區\p{Script=Han}+里建工路$/u);
    expect(shown).toEqual({ ...known, description: null, address, lat: 22.651, long: 120.327 });
    expect(await asked(number, '?api_key=wrong')).toEqual(shown);
    expect(await asked(number, `?api_key=${other.key}`)).toEqual(shown);
    expect(await asked(number, mine())).toEqual({
      ...{ ...known, description: POTHOLE.description, lat: 22.6506789, long: 120.3265432 },
      address: expect.stringMatching(/^三民區.+里建工路 415 號$/),
    });
    const { xml } = await anybody.get(
      `requests/${number.toLowerCase()}.xml?service_request_id=x&lat=1&long=2`,
    );
    expect(xml).toMatchObject({
      service_requests: { request: { service_request_id: number, description: '' } },
    });
    expect((await anybody.get('requests/D20000101-00000-0.xml')).status).toBe(404);
  });

  it('of a petition says nothing of the place; a confidential one is told to its sender only', async () => {
    const petition = await report({ service_code: 'PEN01' });
    expect(await asked(petition)).toMatchObject({
      lat: null,
      long: null,
      address: expect.stringMatching(/^三民區.+里$/),
    });
    const secret = await report({ service_code: 'POT02' });
    expect((await anybody.get(`requests/${secret}.json`)).status).toBe(404);
    expect(numbers(await anybody.get('requests.json'))).not.toContain(secret);
    expect(await asked(secret, mine())).toMatchObject({
      service_request_id: secret,
      description: POTHOLE.description,
    });
  });

  it('has the photos it was sent with, for its sender, at addresses that nobody can guess (P8)', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ api_key: app.key as string, ...POTHOLE }))
      form.set(name, value);
    const picture = sharp({ create: { width: 40, height: 30, channels: 3, background: '#567' } });
    for (const name of ['a', 'b']) form.append('media[]', new Blob([await picture.jpeg().toBuffer()]), name);
    const [number] = numbers(await anybody.ask('requests.json', { method: 'POST', body: form })) as [string];
    expect((await asked(number)).media_url).toBeNull();
    const { media_url: url, extended_attributes: more } = await asked(number, mine('&extensions=true'));
    expect(more.media_urls).toEqual([url, expect.stringMatching(/\/open311\/v2\/media\/[\w.-]+\.jpg$/)]);
    const photo = await fetch(url);
    expect([photo.status, photo.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(photo.headers.get('content-security-policy')).toMatch(/^sandbox/);
    const guessed = (url as string).replace(
      /\.(.)([\w-]+)\.jpg$/,
      (_, first, rest) => `.${first === 'A' ? 'B' : 'A'}${rest}.jpg`,
    );
    expect((await fetch(guessed)).status).toBe(404);
    const given = await report({ media_url: 'https://example.org/a.jpg', description: '只有連結' });
    expect((await asked(given, mine())).media_url).toBe('https://example.org/a.jpg');
    const script = await report({ media_url: 'javascript:alert(1)', description: '不是連結' });
    expect((await asked(script, mine())).media_url).toBeNull();
  });
});

describe('the state of a request', () => {
  it('is open from 建立中 to 處理完成 and closed with 解除管制; the extension says more (X1)', async () => {
    const number = await report({ description: '狀態' });
    const told = async () => {
      const { status, status_notes, extended_attributes } = await asked(number, '?extensions=true');
      return [status, status_notes, extended_attributes.detailed_status];
    };
    expect(await told()).toEqual(['open', '待確認', 'RECEIVED']);
    await hotline.onOrder(number, 'acknowledge');
    expect(await told()).toEqual(['open', '待處理', 'IN_PROCESS']);
    await hotline.report(number);
    expect(await told()).toEqual(['open', '處理完成', 'IN_PROCESS']);
    await hotline.onCase(number, 'release', { how: 'called_back' });
    expect(await told()).toEqual(['closed', '解除管制', 'PROCESSED']);
    const plain = await asked(number);
    expect([plain.extended_attributes, plain.expected_datetime]).toEqual([undefined, undefined]);
    const { extended_attributes } = await asked(number, '?extensions=true&locale=en');
    expect(extended_attributes).toMatchObject({ title: 'Pothole', media_urls: [], attributes: [] });
    expect((extended_attributes.notes as { type: string }[]).map(({ type }) => type)).toEqual([
      ...[
        'case.opened',
        'workorder.dispatched',
        'workorder.acknowledged',
        'workorder.reported',
        'case.released',
      ],
    ]);
    const { text } = await anybody.get(`requests/${number}.xml?extensions=true`);
    expect(text).toContain('<media_urls></media_urls>');
  });

  it('of a converted case is its petition’s, until that one is released', async () => {
    const number = await report({ description: '轉陳情' });
    await hotline.onOrder(number, 'acknowledge');
    await hotline.onOrder(number, 'convert', { category: 'PEN01', text: '需現場會勘' });
    expect(await asked(number)).toMatchObject({ status: 'open', status_notes: '待確認（已轉陳情）' });
    const { links } = (await hotline.page(number)) as Page & { links: { number: string }[] };
    const petition = links[0]?.number as string;
    expect(numbers(await anybody.get('requests.json'))).not.toContain(petition);
    await hotline.onCase(petition, 'withdraw', { reason: '取消' });
    expect(await asked(number)).toMatchObject({ status: 'closed', status_notes: '已撤案（已轉陳情）' });
  });

  it('of a merged case is its lead’s: a duplicate does not break the chain', async () => {
    const lead = await report({ description: '先' });
    const number = await report({ description: '後' });
    await hotline.onCase(number, 'merge', { into: lead });
    await hotline.server.moveTo('2026-11-20T09:01:00+08:00');
    await hotline.onOrder(lead, 'acknowledge');
    expect(await asked(number)).toMatchObject({ status: 'open', status_notes: '待處理（已併案）' });
    await hotline.report(lead);
    expect(await asked(number)).toMatchObject({ status: 'open', status_notes: '處理完成（已併案）' });
    await hotline.onCase(lead, 'release', { how: 'called_back', members: [{ number, how: 'called_back' }] });
    expect(await asked(number)).toMatchObject({ status: 'closed', status_notes: '解除管制' });
    expect(numbers(await anybody.get('requests.json?status=closed'))).toEqual(
      expect.arrayContaining([number, lead]),
    );
    const updates = rows(await app.get(`servicerequestupdates.json${mine()}`));
    expect(updates.filter(one => one.service_request_id === number).map(({ status }) => status)).toEqual([
      ...['OPEN', 'OPEN', 'OPEN', 'IN_PROGRESS', 'IN_PROGRESS', 'CLOSED'],
    ]);
  });
});
