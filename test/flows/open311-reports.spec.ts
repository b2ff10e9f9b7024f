import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline } from '../support/hotline.js';
import { machineKey, Open311 } from '../support/open311.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
let admin: TestAgent;
let app: Open311;
let anybody: Open311;

const POTHOLE = { service_code: 'RD01', lat: '22.6506', long: '120.3265', description: '路面有坑洞' };
const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#567' } })
    .jpeg()
    .toBuffer();
const idOf = ({ body }: { body: unknown }): string =>
  (body as { service_request_id: string }[])[0]?.service_request_id as string;
const count = async (table = 'case_file'): Promise<number> => {
  const [row] = await hotline.server.db.query<{ count: number }>(
    `select count(*)::int as count from ${table}`,
  );
  return row?.count as number;
};

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00' });
  admin = await signIn(hotline.server.app, 'admin');
  app = new Open311(hotline.server, await machineKey(admin));
  anybody = new Open311(hotline.server);
});
afterAll(() => hotline.close());

describe('a report', () => {
  it('becomes a contact of the app with a case, and its number is the answer: 200 and a list of one (P1, P4, G4, G11)', async () => {
    const answer = await app.post('requests.json', {
      ...POTHOLE,
      ...{ first_name: '小明', last_name: '王', phone: '0912-345-678', email: 'wang@example.org' },
      ...{
        address_string: '建工路 415 號前',
        jurisdiction_id: '',
        device_id: 'x',
        account_id: 'y',
        title: 'z',
      },
    });
    expect([answer.status, answer.type]).toEqual([200, 'application/json; charset=utf-8']);
    expect(answer.body).toEqual([
      {
        service_request_id: expect.stringMatching(/^D\d{8}-\d{5}-\d$/),
        service_notice: expect.stringContaining('已受理'),
      },
    ]);
    const page = await hotline.page(idOf(answer));
    expect(page).toMatchObject({
      ...{ state: 'dispatched', description: '路面有坑洞', place: '建工路 415 號前' },
      ...{ category: { code: 'RD01' }, district: { name: '三民區' } },
      contacts: [{ channel: 'app', outcome: 'recorded' }],
    });
    const [log] = await hotline.told(idOf(answer));
    expect(log).toMatchObject({ kind: 'case.opened', payload: { channel: 'app' } });
    const { xml, type } = await app.post('requests.xml', { ...POTHOLE, description: '另一個坑洞' });
    expect(type).toBe('text/xml; charset=utf-8');
    expect(xml).toMatchObject({ service_requests: { request: { service_request_id: expect.any(String) } } });
  });

  it('may stand in the address, in the body, or in both; the body wins (G9)', async () => {
    const query = new URLSearchParams({ ...POTHOLE, service_code: 'XX99', api_key: app.key as string });
    const both = await anybody.ask(`requests.json?${query}`, {
      method: 'POST',
      body: new URLSearchParams({ service_code: 'RD01', description: '從兩邊來' }),
    });
    expect(both.status).toBe(200);
    expect((await hotline.page(idOf(both))).description).toBe('從兩邊來');
    query.set('service_code', 'RD01');
    const address = await anybody.ask(`requests.json?${query}`, { method: 'POST' });
    expect(address.status).toBe(200);
  });

  it('has an address instead of a point, and the district that stands in it (P1)', async () => {
    const { service_code, description } = POTHOLE;
    const told = { service_code, description, lat: '0', long: '0' };
    const answer = await app.post('requests.json', { ...told, address_string: '高雄市左營區自由二路' });
    expect((await hotline.page(idOf(answer))).district).toMatchObject({ name: '左營區' });
    const lamp = await app.post('requests.json', { service_code, description, address_id: '左營12345' });
    expect((await hotline.page(idOf(lamp))).place).toBe('（左營12345）');
  });

  it('in parts brings its photos, under whatever names, and they are the case’s (G10, P8)', async () => {
    const form = new FormData();
    form.set('api_key', app.key as string);
    for (const [name, value] of Object.entries({ ...POTHOLE, description: '附照片' })) form.set(name, value);
    form.append('media[]', new Blob([await photo()]), 'a.jpg');
    form.append('photo2', new Blob([await photo()]), '路面.jpg');
    form.append('photo3', new Blob([]), '');
    const answer = await anybody.ask('requests.json', { method: 'POST', body: form });
    expect(answer.status).toBe(200);
    const { timeline } = await hotline.page(idOf(answer));
    expect(timeline.find(({ kind }) => kind === 'case.opened')?.attachments).toHaveLength(2);
  });

  it('keeps when and where a photo was taken only for who wants it kept (X)', async () => {
    const place = {
      GPSLatitudeRef: 'N',
      GPSLatitude: '22/1 37/1 30/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '120/1 18/1 0/1',
    };
    const taken = await sharp(await photo())
      .withExif({ IFD2: { DateTimeOriginal: '2026:11:20 08:30:00' }, IFD3: place })
      .jpeg()
      .toBuffer();
    const sent = async (wish: Record<string, string>): Promise<unknown> => {
      const form = new FormData();
      const fields = {
        ...POTHOLE,
        ...wish,
        description: `照片 ${JSON.stringify(wish)}`,
        api_key: app.key as string,
      };
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      form.append('media', new Blob([taken]), 'a.jpg');
      const number = idOf(await anybody.ask('requests.json', { method: 'POST', body: form }));
      const [row] = await hotline.server.db.query(
        `select a.taken_at is not null as "at", a.taken_lat is not null as "where"
           from attachment a join case_file c on c.id = a.case_id where c.number = $1`,
        [number],
      );
      return row;
    };
    expect(await sent({})).toEqual({ at: false, where: false });
    expect(await sent({ share_photo_metadata: 'false' })).toEqual({ at: false, where: false });
    expect(await sent({ share_photo_metadata: 'true' })).toEqual({ at: true, where: true });
  });

  it('that is no picture is refused, and nothing is left of it', async () => {
    const before = [await count(), await count('contact'), await count('attachment')];
    const form = new FormData();
    form.set('api_key', app.key as string);
    for (const [name, value] of Object.entries({ ...POTHOLE, description: '不是照片' }))
      form.set(name, value);
    form.append('media', new Blob(['<svg onload="alert(1)"/>']), 'a.jpg');
    const answer = await anybody.ask('requests.json', { method: 'POST', body: form });
    expect([answer.status, answer.body]).toEqual([400, [{ code: 400, description: expect.any(String) }]]);
    expect([await count(), await count('contact'), await count('attachment')]).toEqual(before);
  });

  it('needs the key of a machine that may report: 403 (P5, G8)', async () => {
    const reader = await machineKey(admin, ['city.read']);
    for (const api_key of ['', 'wrong', `${app.key}x`, reader]) {
      const answer = await anybody.post('requests.json', { ...POTHOLE, api_key });
      expect([api_key, answer.status, answer.body]).toEqual([
        ...[api_key, 403],
        [{ code: 403, description: expect.stringContaining('api_key') }],
      ]);
    }
    expect((await anybody.post('requests.xml', POTHOLE)).xml).toMatchObject({
      errors: { error: { code: '403' } },
    });
  });

  it('that is sent again within ten minutes, or twice at once, is the same report', async () => {
    const wish = { ...POTHOLE, description: '重送' };
    const before = await count();
    const answers = await Promise.all([1, 2, 3, 4].map(() => app.post('requests.json', wish)));
    answers.push(await app.post('requests.json', { ...wish, media_url: '' }));
    expect(new Set(answers.map(idOf)).size).toBe(2);
    expect(await count()).toBe(before + 2);
    const other = new Open311(hotline.server, await machineKey(admin));
    expect(idOf(await other.post('requests.json', wish))).not.toBe(idOf(answers[0] as never));
    await hotline.server.moveTo('2026-11-20T09:10:01+08:00');
    expect(idOf(await app.post('requests.json', wish))).not.toBe(idOf(answers[0] as never));
  });

  it('to the test endpoint is checked, and not recorded (D4)', async () => {
    const before = await count();
    const test = new Open311(hotline.server, app.key, 'open311/test/v2');
    const answer = await test.post('requests.json', POTHOLE);
    expect([answer.status, idOf(answer)]).toEqual([200, 'TEST']);
    expect((await test.post('requests.json', { ...POTHOLE, lat: 'x' })).status).toBe(400);
    expect(await count()).toBe(before);
  });

  it('of what nobody could sort has a token, until somebody has looked at it (P4, T1, T2)', async () => {
    const answer = await app.post('requests.json', { ...POTHOLE, service_code: 'OT00' });
    expect(answer.body).toEqual([
      { token: expect.stringMatching(/^T[0-9a-f]{32}$/), service_notice: expect.any(String) },
    ]);
    const [{ token }] = answer.body as unknown as [{ token: string }];
    const waiting = await anybody.get(`tokens/${token}.json`);
    expect([waiting.status, waiting.body]).toEqual([200, [{ token }]]);
    const [{ number }] = (await hotline.server.db.query<{ number: string }>(
      'select number from case_file c join open311_report r on r.case_id = c.id where token = $1',
      [token],
    )) as [{ number: string }];
    await hotline.onCase(number, 'route', { agency: 'maintenance' });
    const { xml } = await anybody.get(`tokens/${token}.xml`);
    expect(xml).toMatchObject({ service_requests: { request: { service_request_id: number, token } } });
    expect((await anybody.get('tokens/T00.json')).status).toBe(404);
  });
});

describe('answers to what a service asks', () => {
  it('route the case, or stand with it, however a client writes lists (P3, P7)', async () => {
    for (const [index, list] of [
      { 'attribute[noiseFrom][]': ['construction', 'other'] },
      { 'attribute[noiseFrom][0]': 'construction', 'attribute[noiseFrom][1]': 'other' },
      { 'attribute[noiseFrom]': ['construction', 'other'] },
    ].entries()) {
      const answer = await app.post('requests.json', {
        ...POTHOLE,
        ...{
          service_code: 'EP04',
          'attribute[noticedAt]': '',
          'attribute[easting]': '1',
          description: `吵${index}`,
        },
        ...(list as unknown as Record<string, string[]>),
      });
      expect([index, answer.status]).toEqual([index, 200]);
      expect((await hotline.page(idOf(answer))).answers).toEqual([
        {
          id: expect.any(String),
          code: 'noiseFrom',
          name: '噪音來源（可複選）',
          nameEn: expect.any(String),
          answer: '施工、其他',
          sharedAnswer: null,
        },
      ]);
    }
    const one = await app.post('requests.json', {
      ...POTHOLE,
      service_code: 'UT01',
      'attribute[utility]': 'taipower',
    });
    expect((await hotline.page(idOf(one))).attributes).toMatchObject([
      { code: 'utility', value: 'taipower' },
    ]);
  });

  it('that are missing or wrong are named, all at once, the missing ones with `required` (P5, P6)', async () => {
    const answer = await app.post('requests.json', {
      service_code: 'UT01',
      lat: '22.6',
      'attribute[utility]': 'nobody',
    });
    expect(answer.status).toBe(400);
    expect(
      (answer.body as { description: string }[]).map(({ description }) => description.split(/[：:]/)[0]),
    ).toEqual(['long required', 'utility']);
    const missing = await app.post('requests.json', { ...POTHOLE, service_code: 'UT01' });
    expect(missing.body).toEqual([{ code: 400, description: expect.stringContaining('utility required') }]);
  });

  it('that tell of danger are a stop: who reports is told whom to call, and nothing is recorded', async () => {
    const before = await count();
    const answer = await app.post('requests.json', {
      ...POTHOLE,
      service_code: 'GA01',
      'attribute[danger]': 'yes',
    });
    expect([answer.status, answer.body]).toEqual([
      400,
      [{ code: 400, description: expect.stringContaining('119') }],
    ]);
    expect(await count()).toBe(before);
    expect(
      (await app.post('requests.json', { ...POTHOLE, service_code: 'GA01', 'attribute[danger]': 'no' }))
        .status,
    ).toBe(200);
  });
});
