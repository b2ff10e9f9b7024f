import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import sharp from 'sharp';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { doorsOf } from '../support/doors.js';
import { Hotline, type Page, POTHOLE } from '../support/hotline.js';
import { signIn } from '../support/people.js';

let city: Hotline;
let chief: TestAgent;
let elsewhere: TestAgent;

beforeAll(async () => {
  city = await Hotline.open({ now: '2026-11-21T08:00:00+08:00' });
  chief = await signIn(city.server.app, 'agency_chief', 'maintenance');
  elsewhere = await signIn(city.server.app, 'officer', 'water-resources');
});
afterAll(() => city.close());

const WISH = {
  ...POTHOLE,
  description: '王小明先生（0912345678）說路面有坑洞',
  lng: 120.32,
  lat: 22.64,
};
const CITIZEN = { name: '王小明', phone: '0912345678' };

interface Handed {
  number: string;
  orderId: string;
  linkId: string;
  token: string;
}

async function acknowledged(): Promise<{ number: string; orderId: string }> {
  const { number } = await city.record(WISH, { citizen: CITIZEN });
  await city.onOrder(number, 'acknowledge');
  return { number, orderId: (await city.page(number)).workOrder?.id as string };
}

async function handedOn(wish: object = {}): Promise<Handed> {
  const { number, orderId } = await acknowledged();
  return { number, orderId, ...(await linkOf(orderId, wish)) };
}

async function linkOf(orderId: string, wish: object = {}): Promise<{ linkId: string; token: string }> {
  const { body } = await city.officer
    .post(`/api/work-orders/${orderId}/contractor-links`)
    .send({ contractor: '大同工程行', hours: 24, ...wish })
    .expect(201);
  return { linkId: body.id, token: body.path.replace('/contractor#', '') };
}

const by = (token: string): TestAgent =>
  supertest.agent(city.server.app.getHttpServer()).set('authorization', `Bearer ${token}`) as TestAgent;

const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 48, channels: 3, background: '#567' } })
    .png()
    .toBuffer();

async function photo(token: string): Promise<string> {
  const { body } = await by(token)
    .post('/api/contractor/photos')
    .attach('file', await picture(), { filename: 'p.png', contentType: 'image/png' })
    .expect(201);
  return body.id;
}

const recorded = (linkId: string): Promise<{ action: string; actorKind: string; reason: string | null }[]> =>
  city.server.db.query(
    `select action, actor_kind as "actorKind", reason from access_log where subject = $1 order by at, id`,
    [`contractor-link:${linkId}`],
  );

/** What it became followed it: a call-back, for one. */
const lastEntry = async (number: string): Promise<Page['timeline'][number]> => {
  const { timeline } = await city.page(number);
  return timeline.find(({ kind }) => kind.startsWith('workorder.')) as Page['timeline'][number];
};

describe('a contractor with a link', () => {
  it('sees the matter and the place of one order, and nobody’s name', async () => {
    const { number, token, linkId } = await handedOn();
    const { body } = await by(token).get('/api/contractor/order').expect(200);
    expect(body).toEqual({
      contractor: '大同工程行',
      expiresAt: expect.any(String),
      number,
      item: expect.objectContaining({ code: 'RD01' }),
      attributes: [],
      answers: [],
      agency: expect.objectContaining({ code: 'maintenance' }),
      description: '〔姓名〕先生（〔電話〕）說路面有坑洞',
      district: expect.objectContaining({ code: '64000050' }),
      place: POTHOLE.place,
      lng: 120.32,
      lat: 22.64,
      urgency: 'normal',
      dueAt: expect.any(String),
      photos: [],
      arrivedAt: null,
      reports: [],
      isOpen: true,
    });
    expect(JSON.stringify(body)).not.toMatch(/王小明|0912345678/);
    expect(await recorded(linkId)).toEqual([
      { action: 'contractor-link.made', actorKind: 'staff', reason: null },
      { action: 'contractor-link.used', actorKind: 'contractor', reason: 'order' },
    ]);
  });

  it('arrives, shows photos and says it is done; the officer reports with them', async () => {
    const { number, orderId, token, linkId } = await handedOn();
    const { body: there } = await by(token).post('/api/contractor/arrive').expect(200);
    expect(there.arrivedAt).toBe('2026-11-21T00:00:00.000Z');
    await by(token).post('/api/contractor/arrive').expect(200);
    expect(await lastEntry(number)).toMatchObject({
      kind: 'workorder.arrived',
      actor: { name: '大同工程行', role: 'contractor', agency: expect.any(String) },
    });
    const shown = await photo(token);
    await by(token).post('/api/contractor/report').send({ text: '備料中', done: false }).expect(200);
    const { body } = await by(token)
      .post('/api/contractor/report')
      .send({ text: '已填補，林小姐在場 0922333444', done: true, photos: [shown] })
      .expect(200);
    expect(body.reports).toMatchObject([
      { text: '已填補，〔姓名〕小姐在場 〔電話〕', done: true, photos: [shown] },
      { text: '備料中', done: false, photos: [] },
    ]);
    expect(await lastEntry(number)).toMatchObject({
      kind: 'workorder.progressed',
      text: '已填補，林小姐在場 0922333444',
      actor: { name: '大同工程行' },
      data: { done: true },
      attachments: [{ id: shown }],
    });
    // Nothing is reported to the centre yet: that is the agency's.
    expect((await city.page(number)).state).toBe('acknowledged');
    await city.onOrder(number, 'report', {
      outcome: 'done',
      text: '承包商已填補',
      contractorPhotos: [shown],
    });
    expect(await lastEntry(number)).toMatchObject({
      kind: 'workorder.reported',
      attachments: [{ id: shown }],
    });
    await by(token).post('/api/contractor/report').send({ text: '又去看了', done: true }).expect(409);
    expect((await recorded(linkId)).map(({ reason }) => reason)).toEqual([
      null,
      'arrive',
      'photo',
      'report',
      'report',
    ]);
    await city.server.settle();
    const told = await city.told(number);
    expect(told.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['workorder.delegated', 'workorder.progressed']),
    );
    expect(JSON.stringify(told)).not.toMatch(/大同工程行|林小姐|cl_/);
    expect(orderId).toBeDefined();
  });

  it('sees the photos the officer chose and no other of the case', async () => {
    const { number, orderId } = await acknowledged();
    const [chosen, kept] = [await city.photo(), await city.photo()];
    await city.onCase(number, 'note', { text: '現場', photos: [chosen, kept] }, city.officer);
    const { token } = await linkOf(orderId, { photos: [chosen] });
    const { body } = await by(token).get('/api/contractor/order').expect(200);
    expect(body.photos).toEqual([chosen]);
    const { headers, body: bytes } = await by(token)
      .get(`/api/contractor/photos/${chosen}?size=thumb`)
      .expect(200);
    expect(headers['content-type']).toBe('image/jpeg');
    expect(headers['cache-control']).toContain('no-store');
    expect((await sharp(bytes).metadata()).format).toBe('jpeg');
    await by(token).get(`/api/contractor/photos/${kept}`).expect(404);
    const own = await photo(token);
    await by(token).get(`/api/contractor/photos/${own}`).expect(200);
    const { token: other } = await linkOf(orderId);
    await by(other).get(`/api/contractor/photos/${own}`).expect(404);
  });
});

describe('an officer', () => {
  it('makes, lists and ends links of the own agency’s orders; the token is shown once and kept as a hash', async () => {
    const { orderId, linkId, token } = await handedOn();
    const { body } = await chief.get(`/api/work-orders/${orderId}/contractor-links`).expect(200);
    expect(body.items).toMatchObject([
      { id: linkId, contractor: '大同工程行', isValid: true, endedAt: null },
    ]);
    expect(JSON.stringify(body)).not.toContain('cl_');
    const rows = await city.server.db.query('select row_to_json(l)::text as row from contractor_link l');
    expect(JSON.stringify(rows)).not.toContain(token);
    const { body: ended } = await chief
      .post(`/api/work-orders/${orderId}/contractor-links/${linkId}/end`)
      .expect(200);
    expect(ended.items).toMatchObject([{ isValid: false, endedAt: expect.any(String) }]);
    await city.officer.post(`/api/work-orders/${orderId}/contractor-links/${linkId}/end`).expect(200);
    expect((await recorded(linkId)).map(({ action }) => action)).toEqual([
      'contractor-link.made',
      'contractor-link.ended',
    ]);
    await by(token).get('/api/contractor/order').expect(401);
  });

  it('of another agency, or of the centre, does none of it', async () => {
    const { orderId, linkId } = await handedOn();
    const path = `/api/work-orders/${orderId}/contractor-links`;
    for (const other of [elsewhere, city.supervisor, city.agent]) {
      await other.post(path).send({ contractor: 'x', hours: 1 }).expect(403);
      await other.get(path).expect(403);
      await other.post(`${path}/${linkId}/end`).expect(403);
    }
  });

  it('gives at most two weeks, only while the order is worked on, only photos of the case', async () => {
    const { number, orderId } = await acknowledged();
    const path = `/api/work-orders/${orderId}/contractor-links`;
    for (const hours of [0, 337, 1.5, '24', null]) {
      await city.officer.post(path).send({ contractor: 'x', hours }).expect(400);
    }
    await city.officer.post(path).send({ contractor: '  ', hours: 1 }).expect(400);
    const stranger = await city.photo();
    await city.officer
      .post(path)
      .send({ contractor: 'x', hours: 1, photos: [stranger] })
      .expect(422);
    await city.onOrder(number, 'unacknowledge', { reason: '誤按' });
    await city.officer.post(path).send({ contractor: 'x', hours: 1 }).expect(409);
    const { orderId: other } = await acknowledged();
    const { linkId } = await linkOf(other);
    await city.officer.post(`${path}/${linkId}/end`).expect(404);
  });

  it('hands on no confidential case', async () => {
    const wish = { ...WISH, confidential: true, agency: 'maintenance' };
    const { number } = await city.record(wish, { citizen: CITIZEN });
    await city.onOrder(number, 'acknowledge');
    const { workOrder } = await city.page(number);
    const { body } = await city.officer
      .post(`/api/work-orders/${workOrder?.id}/contractor-links`)
      .send({ contractor: 'x', hours: 1 })
      .expect(403);
    expect(body.code).toBe('CASE_CONFIDENTIAL');
  });

  it('reports with no photo of another order', async () => {
    const mine = await handedOn();
    const theirs = await handedOn();
    const shown = await photo(theirs.token);
    await by(theirs.token)
      .post('/api/contractor/report')
      .send({ text: '好了', done: true, photos: [shown] })
      .expect(200);
    const { workOrder } = await city.page(mine.number);
    await city.officer
      .post(`/api/work-orders/${mine.orderId}/actions/report`)
      .send({ version: workOrder?.version, outcome: 'done', text: 'x', contractorPhotos: [shown] })
      .expect(422);
  });
});

describe('a link ends', () => {
  it('with its time, which nobody’s clock but the database’s moves', async () => {
    const { token, linkId } = await handedOn({ hours: 1 });
    await city.server.moveTo('2026-12-21T08:00:00+08:00');
    await by(token).get('/api/contractor/order').expect(200);
    await city.server.moveTo('2026-11-21T08:00:00+08:00');
    await city.server.db.query(
      `update contractor_link set made_at = made_at - interval '2 hours', expires_at = expires_at - interval '2 hours'
        where id = $1`,
      [linkId],
    );
    await everythingIsClosedTo(token);
  });

  it('with the leg: released, reassigned or withdrawn', async () => {
    const released = await handedOn();
    await city.report(released.number);
    await city.onCase(released.number, 'release', { how: 'not_needed' });
    const moved = await handedOn();
    await city.onCase(moved.number, 'reassign', { agency: 'water-resources', reason: '側溝' });
    const withdrawn = await handedOn();
    await city.onCase(withdrawn.number, 'withdraw', { reason: '誤報' });
    for (const { token, linkId, orderId } of [released, moved, withdrawn]) {
      await everythingIsClosedTo(token);
      expect((await recorded(linkId)).map(({ action }) => action)).toEqual([
        'contractor-link.made',
        'contractor-link.ended',
      ]);
      const { body } = await city.officer.get(`/api/work-orders/${orderId}/contractor-links`);
      expect(body.items).toMatchObject([{ isValid: false }]);
    }
    // A release that is taken back opens the leg, and no link.
    await city.onCase(released.number, 'take-back-release', { reason: '還沒好' });
    await everythingIsClosedTo(released.token);
  });
});

async function everythingIsClosedTo(token: string): Promise<void> {
  const one = by(token);
  const answers = [
    await one.get('/api/contractor/order'),
    await one.post('/api/contractor/arrive'),
    await one.post('/api/contractor/report').send({ text: 'x', done: true }),
    await one.post('/api/contractor/photos').attach('file', await picture(), { filename: 'p.png' }),
    await one.get('/api/contractor/photos/00000000-0000-7000-8000-000000000000'),
  ];
  for (const { status, body } of answers)
    expect([status, body.code]).toEqual([401, 'CONTRACTOR_LINK_INVALID']);
}

describe('an attacker', () => {
  it('guesses no token, whatever form it has', async () => {
    const { token } = await handedOn();
    const wrong = [
      `cl_${'A'.repeat(43)}`,
      token.slice(0, -1),
      `${token}A`,
      token.toUpperCase(),
      token.slice(3),
      `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`,
      "cl_' or 1=1 --",
      '',
    ];
    for (const guess of wrong) {
      const { status } = await by(guess).get('/api/contractor/order');
      expect([guess, status]).toEqual([guess, 401]);
    }
    const bare = supertest(city.server.app.getHttpServer());
    await bare.get('/api/contractor/order').expect(401);
    await bare.get(`/api/contractor/order?token=${token}`).expect(401);
    await bare.get('/api/contractor/order').set('authorization', token).expect(401);
    await bare.get('/api/contractor/order').set('cookie', `hotline_session=${token}`).expect(401);
  });

  it('is no contractor by being signed in', async () => {
    for (const person of [city.officer, city.supervisor])
      await person.get('/api/contractor/order').expect(401);
  });

  it('comes with the link to every other endpoint in vain', async () => {
    const { token, number, orderId, linkId } = await handedOn();
    const others = doorsOf(city.server.app).filter(
      ({ right, name }) => right !== 'public' && !name.includes('/api/contractor/'),
    );
    expect(others.length).toBeGreaterThan(40);
    for (const { name } of others) {
      const [method, path] = name.split(' ') as [string, string];
      const url = path.replace(':number', number).replace(':linkId', linkId).replace(/:\w+/g, orderId);
      const verb = method.toLowerCase() as 'get' | 'post';
      const { status } = await by(token)[verb](url).send({});
      expect([name, status]).toEqual([name, 401]);
    }
  });

  it('reads no file, order or case by its id', async () => {
    const one = await handedOn();
    const two = await handedOn();
    const shown = await photo(two.token);
    await by(one.token).get(`/api/contractor/photos/${shown}`).expect(404);
    await by(one.token).get(`/api/contractor/photos/${two.orderId}`).expect(404);
    await by(one.token).get('/api/contractor/photos/..%2f..%2fkeys').expect(400);
    await by(one.token)
      .post('/api/contractor/report')
      .send({ text: 'x', done: true, photos: [shown] })
      .expect(422);
    const { body } = await by(one.token).get(`/api/contractor/order?id=${two.orderId}`);
    expect([200, 400]).toContain(body.number ? 200 : body.status);
    if (body.number) expect(body.number).toBe(one.number);
  });

  it('sets nothing but what a report has', async () => {
    const { token, number } = await handedOn();
    for (const more of [
      { outcome: 'done' },
      { workOrderId: 'x' },
      { actor: { kind: 'staff' } },
      { agency: 'police' },
    ])
      await by(token)
        .post('/api/contractor/report')
        .send({ text: 'x', done: true, ...more })
        .expect(400);
    await by(token)
      .post('/api/contractor/report')
      .send({ text: 'x'.repeat(4001), done: true })
      .expect(400);
    await by(token).post('/api/contractor/report').send({ text: '  ', done: true }).expect(400);
    await by(token).post('/api/contractor/report').send({ text: 'x', done: 'yes' }).expect(400);
    expect((await lastEntry(number)).kind).toBe('workorder.delegated');
  });

  it('uploads nothing but pictures, and not without end', async () => {
    const { token, linkId } = await handedOn();
    const files: [string, Buffer][] = [
      ['a.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
      ['a.html', Buffer.from('<html><script>alert(1)</script></html>')],
      ['a.png', Buffer.from('no picture at all')],
      ['a.pdf', Buffer.from('%PDF-1.7')],
      ['../../a.png', Buffer.alloc(0)],
    ];
    for (const [filename, bytes] of files) {
      const { status } = await by(token)
        .post('/api/contractor/photos')
        .attach('file', bytes, { filename, contentType: 'image/png' });
      expect([filename, status]).toEqual([filename, expect.any(Number)]);
      expect([400, 422]).toContain(status);
    }
    await city.server.db.query(
      `insert into attachment (id, mime, size, width, height, sha256, contractor_link_id, uploaded_at)
       select gen_random_uuid(), 'image/jpeg', 1, 1, 1, repeat('0', 64), $1, '2026-11-21' from generate_series(1, 60)`,
      [linkId],
    );
    const { body } = await by(token)
      .post('/api/contractor/photos')
      .attach('file', await picture(), { filename: 'p.png', contentType: 'image/png' })
      .expect(409);
    expect(body.code).toBe('CONTRACTOR_LINK_USED_UP');
  });

  it('that was let in a moment before the link was ended does nothing any more', async () => {
    const { token, number, linkId } = await handedOn();
    const client = await city.server.db.pool.connect();
    await client.query('begin');
    await client.query('select 1 from case_file where number = $1 for update', [number]);
    const report = by(token)
      .post('/api/contractor/report')
      .send({ text: 'x', done: true })
      .then(({ status }) => status);
    // Past the guard, and at the lock of the case.
    for (let waiting = 0; waiting === 0; ) {
      const { rows } = await client.query(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      waiting = rows[0].n;
    }
    await client.query('update contractor_link set ended_at = statement_timestamp() where id = $1', [linkId]);
    await client.query('commit');
    client.release();
    expect(await report).toBe(401);
    expect((await lastEntry(number)).kind).toBe('workorder.delegated');
  });
});
