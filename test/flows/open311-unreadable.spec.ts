import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline } from '../support/hotline.js';
import { type Answer, machineKey, Open311 } from '../support/open311.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
let admin: TestAgent;
let app: Open311;

interface Kept {
  id: string;
  door: string;
  source: string;
  reason: string;
  size: number;
}
const FORM = 'application/x-www-form-urlencoded';
const PARTS = 'multipart/form-data; boundary=b';
const fields = (): string =>
  new URLSearchParams({
    ...{ service_code: 'RD01', lat: '22.6506', long: '120.3265', description: '坑洞' },
    api_key: app.key as string,
  }).toString();
const part = (name: string, value: string): string =>
  `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const send = (body: string | Buffer, type = FORM, path = 'requests.json'): Promise<Answer> =>
  app.ask(path, { method: 'POST', headers: { 'content-type': type }, body: body as string });
const waiting = async (): Promise<Kept[]> =>
  (await hotline.supervisor.get('/api/quarantine').query({ limit: 200 }).expect(200)).body.items;
const rawOf = async ({ id }: Kept): Promise<string> =>
  (await hotline.supervisor.get(`/api/quarantine/${id}/raw`).buffer(true).expect(200)).body.toString();

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00' });
  admin = await signIn(hotline.server.app, 'admin');
  app = new Open311(hotline.server, await machineKey(admin));
});
beforeEach(async () => {
  await hotline.server.db.query('delete from quarantine');
});
afterAll(() => hotline.close());

describe('a report that nobody can read', () => {
  it.each<[string, () => [string, string, string?]]>([
    ['is Big5 that says it is UTF-8', () => [`${fields()}&last_name=%A4%FD`, FORM]],
    ['has the key in its address', () => ['last_name=%A4%FD', FORM, `requests.xml?api_key=${app.key}`]],
    ['is an addition', () => [`${fields()}&text=%A4%FD`, FORM, 'servicerequestupdates.json']],
    ['ends too early', () => [`${part('api_key', app.key as string)}${part('lat', '22.65')}--b\r\nx`, PARTS]],
    ['has no boundary', () => ['坑洞', 'multipart/form-data', `requests.json?api_key=${app.key}`]],
  ])('and %s is refused, and kept once, whole, without its key', async (_what, wish) => {
    const [body, type, path] = wish();
    for (const _ of [1, 2]) {
      const { status, text } = await send(body, type, path);
      expect([status, text]).toEqual([400, expect.stringMatching(/description/)]);
    }
    const kept = await waiting();
    expect(kept).toMatchObject([{ door: 'app', source: '高雄一指通', reason: 'unreadable' }]);
    expect(await rawOf(kept[0] as Kept)).toBe(body.replace(app.key as string, '…'));
  });

  it.each<[string, string, () => string, string?]>([
    ['JSON', 'application/json', () => JSON.stringify({ api_key: app.key, description: '坑洞' }, null, 2)],
    ['JSON that ends too early', 'application/json; charset=utf-8', () => `{"api_key":"${app.key}","la`],
    ['XML', 'text/xml', () => `<request><api_key>${app.key}</api_key><lat>22</lat></request>`],
    ['of no known type', 'x/y', () => '樹倒了', 'key'],
  ])('and is %s is refused, and kept once, whole, without its key', async (_what, type, wish, where) => {
    const body = wish();
    for (const _ of [1, 2])
      expect((await send(body, type, `requests.json${where ? `?api_key=${app.key}` : ''}`)).status).toBe(415);
    const kept = await waiting();
    expect(kept).toMatchObject([{ door: 'app', source: '高雄一指通', reason: 'unreadable' }]);
    expect(await rawOf(kept[0] as Kept)).toBe(body.replace(app.key as string, '…'));
    const [row] = await hotline.server.db.query<{ raw: Buffer }>('select raw from quarantine');
    for (const text of ['坑洞', 'lat', '樹倒了']) expect(row?.raw.includes(text)).toBe(false);
  });

  it('and is no form and nobody’s is not kept', async () => {
    expect((await send('{"description":"x"}', 'application/json')).status).toBe(415);
    expect((await send('{"api_key":"hk_wrong"}', 'application/json')).status).toBe(415);
    expect(await waiting()).toEqual([]);
  });

  it('and is nobody’s, or of who may not report, is not kept', async () => {
    const reader = await machineKey(admin, ['city.read']);
    const broken = `${fields()}&last_name=%A4%FD`;
    for (const key of ['', 'hk_wrong', reader])
      expect((await send(broken.replace(app.key as string, key))).status).toBe(400);
    expect(await waiting()).toEqual([]);
  });

  it('and goes to the test endpoint is not kept', async () => {
    const test = new Open311(hotline.server, app.key, 'open311/test/v2');
    const headers = { 'content-type': FORM };
    const body = `${fields()}&test=%A4%FD`;
    expect((await test.ask('requests.json', { method: 'POST', headers, body })).status).toBe(400);
    expect(await waiting()).toEqual([]);
  });

  it('is not what was read and refused: its sender is told what to mend', async () => {
    expect((await app.post('requests.json', { service_code: 'RD01' })).status).toBe(400);
    expect((await app.post('requests.json', { service_code: 'XX99' })).status).toBe(404);
    expect(await waiting()).toEqual([]);
  });

  it.each([
    ['a thousand', 1000, 10],
    ['200 MB', 2, 100 * 1024 * 1024],
  ])('is kept no more where %s of its sender wait, until somebody decides', async (_what, count, size) => {
    const body = (n: number): string => `${fields()}&last_name=%A4%FD${size}-${n}`;
    await send(body(1));
    await hotline.server.db.query(
      `insert into quarantine (id, door, source, reason, raw, size, received_at, state)
       select gen_random_uuid(), door, source, reason, '', $2, received_at, 'open'
         from quarantine, generate_series(1, $1) n`,
      [count - 1, size],
    );
    await hotline.server.db.query('update quarantine set size = $1', [size]);
    expect((await send(body(2))).status).toBe(400);
    expect(await hotline.server.db.query('select 1 from quarantine')).toHaveLength(count);
    await hotline.server.db.query(
      `update quarantine set state = 'discarded', decided_at = received_at, decided_by = (select id from staff limit 1)`,
    );
    expect((await send(body(3))).status).toBe(400);
    expect(await hotline.server.db.query('select 1 from quarantine')).toHaveLength(count + 1);
  });
});
