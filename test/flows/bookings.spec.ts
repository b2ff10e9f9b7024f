import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { BookingSweeper } from '../../src/intake/bookings/booking-sweeper.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';

let server: TestApp;
let agent: TestAgent;
let supervisor: TestAgent;
let manager: TestAgent;

/** A Friday. */
const TODAY = '2026-11-20';
/** The Thursday after. */
const DAY = '2026-11-26';

beforeAll(async () => {
  server = await startApp({ now: `${TODAY}T08:30:00+08:00` });
  agent = await signIn(server.app, 'agent');
  supervisor = await signIn(server.app, 'supervisor');
  manager = await signIn(server.app, 'manager');
});
afterAll(() => server.close());

let advisers = 0;
const session = (body: object = {}, by = supervisor) => {
  advisers += 1;
  return by.post('/api/booking-sessions').send({
    ...{ service: 'legal-advice', site: 'siwei', day: DAY, begins: '09:00', slots: 6, slotMinutes: 30 },
    ...{ adviser: `第${advisers}位律師`, ...body },
  });
};
const sessions = async (from = DAY, to = from) =>
  (await manager.get('/api/booking-sessions').query({ from, to }).expect(200)).body.items;
/** The id of a session that was just added. */
const added = async (body: object = {}): Promise<string> => {
  const { days } = (await session(body).expect(201)).body;
  return (await sessions(days[0])).find((one: { adviser: string }) => one.adviser === `第${advisers}位律師`)
    .id;
};
const book = (sessionId: string, at: string, more: object = {}) =>
  agent.post('/api/bookings').send({ sessionId, at, name: '王小明', phone: '0912-345-678', ...more });
const act = (id: string, verb: string, body: object = { version: 1 }, by = agent) =>
  by.post(`/api/bookings/${id}/actions/${verb}`).send(body);
const ofDay = async (day = DAY, site = 'siwei') =>
  (await agent.get('/api/bookings').query({ day, site }).expect(200)).body.items;
const telephone = (body: object, by = supervisor) =>
  by.post('/api/telephone-days').send({ sites: ['siwei'], from: DAY, until: DAY, reason: '疫情', ...body });
const persons = async (day: string) =>
  (await manager.get('/api/services').query({ from: day, to: day }).expect(200)).body.totals;

describe('hours of legal advice', () => {
  it('are booked, kept or missed; who came is counted as one person, once', async () => {
    const day = TODAY;
    const id = await added({ day });
    const kept = (await book(id, '09:30').expect(201)).body;
    expect(kept).toMatchObject({ at: '09:30', day, state: 'booked', form: 'counter', isToBeTold: false });
    const missed = (await book(id, '10:00', { name: '李大華', phone: '07-336-8333' }).expect(201)).body;
    expect((await sessions(day))[0].slots.map((slot: { isFree: boolean }) => slot.isFree)).toEqual([
      ...[true, false, false, true, true, true],
    ]);
    const press = () =>
      act(kept.id, 'settle', { version: 1, as: 'attended' }).set('idempotency-key', 'one-press');
    const [first, second] = await Promise.all([press(), press()]);
    expect([first.status, second.body]).toEqual([200, first.body]);
    await act(kept.id, 'settle', { version: 1, as: 'attended' }).expect(409);
    await act(kept.id, 'settle', { version: 2, as: 'attended' }).expect(409);
    await act(missed.id, 'settle', { version: 1, as: 'missed' }).expect(200);
    const one = { period: null, service: 'legal-advice', site: 'siwei', persons: 1 };
    expect(await persons(day)).toEqual([one]);
    // They were mixed up.
    await act(missed.id, 'settle', { version: 2, as: 'attended' }).expect(200);
    expect(await persons(day)).toEqual([{ ...one, persons: 2 }]);
    await act(kept.id, 'settle', { version: 2, as: 'missed' }).expect(200);
    expect(await persons(day)).toEqual([one]);
    await server.settle();
    const facts = await server.db.query(`select persons from fact_service where day = $1`, [day]);
    expect(facts).toEqual([{ persons: 1 }]);
  });

  it('of a kept booking are not withdrawn past it', async () => {
    const { latest } = (await agent.get('/api/services').query({ from: TODAY, to: TODAY }).expect(200)).body;
    const counted = latest.find((one: { withdrawnAt: string | null }) => one.withdrawnAt === null);
    const refused = await agent.post(`/api/services/${counted.id}/withdraw`).send({ reason: '誤計' });
    expect([refused.status, refused.body.code]).toEqual([409, 'COUNT_OF_BOOKING']);
  });

  it('are taken by one of two who book at once, and are free again once cancelled', async () => {
    const id = await added();
    const both = await Promise.all([book(id, '09:00'), book(id, '09:00')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const { body } = both.find(({ status }) => status === 201) as { body: { id: string } };
    expect((await book(id, '09:00').expect(409)).body).toMatchObject({
      ...{ code: 'SLOT_TAKEN', fields: [{ field: 'at' }] },
    });
    await act(body.id, 'cancel').expect(200);
    await act(body.id, 'cancel', { version: 2 }).expect(409);
    await book(id, '09:00').expect(201);
  });

  it('become calls while nobody may come, and whoever knows otherwise is told', async () => {
    const day = '2026-12-01';
    const id = await added({ day });
    const { id: early } = (await book(id, '09:00').expect(201)).body;
    const days = (await telephone({ from: '2026-11-30', until: undefined }).expect(201)).body.items;
    const held = days.find(({ from }: { from: string }) => from === '2026-11-30');
    expect((await sessions(day))[0]).toMatchObject({ toBeTold: 1, slots: { 0: { form: 'telephone' } } });
    const late = (await book(id, '11:30').expect(201)).body;
    expect(late).toMatchObject({ form: 'telephone', isToBeTold: false });
    expect(await ofDay(day)).toMatchObject([{ id: early, isToBeTold: true }, { id: late.id }]);
    expect((await act(early, 'tell').expect(200)).body).toMatchObject({ isToBeTold: false });
    expect((await sessions(day))[0].toBeTold).toBe(0);
    // And when people may come again, both are told.
    await supervisor.post(`/api/telephone-days/${held.id}/actions/end`).expect(200);
    await supervisor.post(`/api/telephone-days/${held.id}/actions/end`).expect(404);
    expect((await sessions(day))[0]).toMatchObject({ toBeTold: 2, slots: { 0: { form: 'counter' } } });
  });

  it('become calls where offices are closed, in that half of the day', async () => {
    const day = '2026-12-02';
    const at = { begins: '11:00', slots: 4, slotMinutes: 30, day };
    const [here, there] = [await added(at), await added({ ...at, site: 'qishan' })];
    for (const id of [here, there]) for (const time of ['11:30', '12:00']) await book(id, time).expect(201);
    const closure = { date: day, part: 'afternoon', districts: ['64000080'], reason: '颱風' };
    await supervisor.post('/api/closures').send(closure).expect(201);
    const forms = async (site: string) =>
      (await ofDay(day, site)).map(({ at, form }: { at: string; form: string }) => `${at} ${form}`);
    expect(await forms('siwei')).toEqual(['11:30 counter', '12:00 telephone']);
    expect(await forms('qishan')).toEqual(['11:30 counter', '12:00 counter']);
  });

  it('are added for weeks, without the days on which offices are closed', async () => {
    const { body } = await session({ day: '2026-12-25', weeks: 3 }).expect(201);
    expect(body).toEqual({ days: ['2027-01-08'], closed: ['2026-12-25', '2027-01-01'] });
    expect((await session({ day: '2026-11-21' }).expect(422)).body.code).toBe('NO_OFFICE_DAY');
  });

  it('belong to one adviser at a time', async () => {
    const of = { day: '2026-12-03', adviser: '陳律師' };
    await session(of).expect(201);
    const { body } = await session({ ...of, begins: '11:30' }).expect(409);
    expect(body).toMatchObject({ code: 'ADVISER_BUSY', fields: [{ field: 'adviser' }] });
    await session({ ...of, begins: '12:00' }).expect(201);
    await session({ ...of, adviser: '林律師' }).expect(201);
  });

  it('are cancelled with a reason when nobody waits for them', async () => {
    const id = await added({ day: '2026-12-04' });
    const waiting = (await book(id, '09:00').expect(201)).body;
    const cancel = (reason: string) =>
      supervisor.post(`/api/booking-sessions/${id}/actions/cancel`).send({ reason });
    await cancel('  ').expect(400);
    expect((await cancel('律師請假').expect(409)).body.code).toBe('SESSION_HAS_BOOKINGS');
    await act(waiting.id, 'cancel').expect(200);
    await cancel('律師請假').expect(204);
    await cancel('律師請假').expect(404);
    expect((await sessions('2026-12-04'))[0]).toMatchObject({ cancelledReason: '律師請假' });
    await book(id, '09:00').expect(404);
  });
});

describe('who has booked', () => {
  it('is sealed, found by telephone, and every reading is recorded', async () => {
    const id = await added({ day: '2026-12-08' });
    const { body } = await book(id, '09:00', { name: '趙密封', phone: '0987-654-321' }).expect(201);
    const found = await agent.post('/api/bookings/search').send({ phone: '+886 987 654 321' }).expect(200);
    expect(found.body.items).toMatchObject([{ id: body.id, name: '趙密封', phone: '0987-654-321' }]);
    await agent.post('/api/bookings/search').send({ phone: '098' }).expect(422);
    const [row] = await server.db.query<{ all: string }>(
      `select row_to_json(b)::text as all from booking b where id = $1`,
      [body.id],
    );
    expect(row?.all).toContain(body.id);
    for (const typed of ['趙密封', '0987-654-321'])
      for (const plain of [typed, Buffer.from(typed).toString('hex')]) expect(row?.all).not.toContain(plain);
    await ofDay('2026-12-08', 'siwei');
    const read = await server.db.query(
      `select subject, count(*)::int from access_log where action = 'booking.read'
          and subject in ('bookings:by-phone', 'bookings:siwei:2026-12-08') group by 1 order by 1`,
    );
    expect(read).toEqual([
      { subject: 'bookings:by-phone', count: 1 },
      { subject: 'bookings:siwei:2026-12-08', count: 1 },
    ]);
    const told = await server.db.query<{ payload: string }>(
      `select payload::text as payload from event_new where kind ~ '^(booking|telephone)' union all
       select payload::text from event where kind ~ '^(booking|telephone)'`,
    );
    expect(told.length).toBeGreaterThan(10);
    for (const { payload } of told) expect(payload).not.toMatch(/趙密封|987|王小明|律師|疫情/);
  });

  it('is forgotten a while after the day; that they came is not', async () => {
    const id = await added({ day: '2026-11-23' });
    const { body } = await book(id, '09:00').expect(201);
    const known = async () =>
      server.db.query(
        `select name is not null and phone is not null and phone_hash is not null as known from booking where id = $1`,
        [body.id],
      );
    await server.moveTo('2026-11-23T12:00:00+08:00');
    await act(body.id, 'settle', { version: 1, as: 'attended' }).expect(200);
    await server.moveTo('2026-12-23T23:59:00+08:00');
    await server.app.get(BookingSweeper).sweep();
    expect(await known()).toEqual([{ known: true }]);
    await server.moveTo('2026-12-24T00:00:00+08:00');
    await server.app.get(BookingSweeper).sweep();
    expect(await known()).toEqual([{ known: false }]);
    expect(await ofDay('2026-11-23')).toMatchObject([{ name: null, phone: null, state: 'attended' }]);
    expect(await persons('2026-11-23')).toMatchObject([{ persons: 1 }]);
    await server.moveTo(`${TODAY}T08:30:00+08:00`);
  });

  it('is read by the desk, counted by those who oversee it, and hidden from the agencies', async () => {
    const [officer, inspector] = [
      await signIn(server.app, 'officer', 'maintenance'),
      await signIn(server.app, 'inspector'),
    ];
    const list = `/api/bookings?day=${DAY}&site=siwei`;
    for (const who of [manager, inspector, officer]) await who.get(list).expect(403);
    await inspector.get(`/api/booking-sessions?from=${DAY}&to=${DAY}`).expect(200);
    await officer.get(`/api/booking-sessions?from=${DAY}&to=${DAY}`).expect(403);
    expect(JSON.stringify(await sessions(DAY))).not.toMatch(/王小明|0912/);
    await session({}, agent).expect(403);
    await telephone({}, agent).expect(403);
    await act('00000000-0000-7000-8000-000000000000', 'cancel', { version: 1 }, manager).expect(403);
    await act('00000000-0000-7000-8000-000000000000', 'cancel').expect(404);
  });
});

describe('a booking is refused', () => {
  let open: string;
  beforeAll(async () => {
    open = await added({ day: '2026-12-09' });
  });

  it.each<[string, object, number]>([
    ['at a time between two', { at: '09:15' }, 422],
    ['after the last', { at: '12:00' }, 422],
    ['at no time', { at: '24:00' }, 400],
    ['of nobody', { name: '   ' }, 400],
    ['without a telephone', { phone: '不詳' }, 422],
    ['with half a telephone', { phone: '3368' }, 422],
    ['with what it is about', { matter: '離婚' }, 400],
    ['of no session', { sessionId: '00000000-0000-7000-8000-000000000000' }, 404],
    ['of what is no id', { sessionId: "' or 1=1" }, 400],
    ['with a name of 50,000 characters', { name: '長'.repeat(50_000) }, 400],
  ])('%s', async (_what, body, status) => {
    await agent
      .post('/api/bookings')
      .send({ sessionId: open, at: '09:00', name: '王小明', phone: '0912345678', ...body })
      .expect(status);
    expect((await sessions('2026-12-09'))[0].slots).toMatchObject({ 0: { isFree: true } });
  });

  it('for a time of today that is over, and is taken while it lasts', async () => {
    const id = await added({ day: TODAY, begins: '07:30', slots: 3, slotMinutes: 30 });
    const free = (await sessions(TODAY)).find((one: { id: string }) => one.id === id).slots;
    expect(free.map(({ at, isFree, isOver }: Record<string, unknown>) => [at, isFree, isOver])).toEqual([
      ...[
        ['07:30', false, true],
        ['08:00', false, true],
        ['08:30', true, false],
      ],
    ]);
    expect((await book(id, '08:00').expect(422)).body).toMatchObject({
      ...{ code: 'SLOT_IS_OVER', fields: [{ field: 'at' }] },
    });
    await book(id, '08:30').expect(201);
  });

  it('of a place that there is not: neither is who would be there read', async () => {
    const asked = await agent.get('/api/bookings').query({ day: DAY, site: '王小明 0912345678' }).expect(422);
    expect(asked.body.code).toBe('UNKNOWN_SITE');
    const traces = await server.db.query(`select 1 from access_log where subject like '%王小明%'`);
    expect(traces).toEqual([]);
  });

  it('beyond the days that are taken, and for days gone by', async () => {
    const far = await added({ day: '2026-12-21' });
    expect((await book(far, '09:00').expect(422)).body.code).toBe('TOO_FAR_AHEAD');
    expect((await book(await added({ day: '2026-12-18' }), '09:00')).status).toBe(201);
    await session({ day: '2026-11-19' }).expect(422);
    const kept = (await book(open, '09:00').expect(201)).body;
    const early = await act(kept.id, 'settle', { version: 1, as: 'attended' }).expect(422);
    expect(early.body.code).toBe('BOOKING_TO_COME');
  });
});

describe('days by telephone', () => {
  it('change nothing for who has been there already', async () => {
    const refused = await telephone({ from: '2026-11-19', until: DAY }).expect(400);
    expect(refused.body.fields).toMatchObject([{ field: 'from' }]);
    await telephone({ from: TODAY, until: TODAY, sites: ['qishan'] }).expect(201);
  });
});

describe('a session is refused', () => {
  it.each<[string, object, number]>([
    ['of a service nobody books', { service: 'blood-pressure' }, 422],
    ['at a place without it', { site: 'moon' }, 422],
    ['past midnight', { begins: '23:00' }, 422],
    ['on no day', { day: '2026-02-30' }, 400],
    ['without anybody', { slots: 0 }, 400],
    ['for 27 weeks', { weeks: 27 }, 400],
    ['without an adviser', { adviser: ' ' }, 400],
  ])('%s', async (_what, body, status) => {
    await session(body).expect(status);
  });

  it.each<[string, object, number]>([
    ['ends before it begins', { until: '2026-11-25' }, 400],
    ['is no day', { from: '2026-13-01' }, 400],
    ['has no place', { sites: [] }, 400],
    ['is of an unknown place', { sites: ['moon'] }, 422],
    ['has no reason', { reason: ' ' }, 400],
  ])('and days by telephone, where one %s', async (_what, body, status) => {
    await telephone(body).expect(status);
  });

  it.each<[string, () => PromiseLike<{ body: { fields: { field: string }[] } }>, string]>([
    ['day gone by', () => session({ day: '2026-11-19' }), 'day'],
    ['day without an office', () => session({ day: '2026-11-21' }), 'day'],
    [
      'number that is not whole',
      async () => book(await added({ day: '2026-12-10' }), '09:00', { phone: '3368' }),
      'phone',
    ],
    ['number searched for', () => agent.post('/api/bookings/search').send({ phone: '098' }), 'phone'],
  ])('and a %s says at which field', async (_what, asking, field) => {
    expect((await asking()).body.fields).toMatchObject([{ field }]);
  });

  it.each(['from=2026-11-01', 'from=2026-02-30&to=2026-03-01', 'from=2026-01-01&to=2026-04-04'])(
    'and a list of %s',
    async asked => {
      await manager.get(`/api/booking-sessions?${asked}`).expect(400);
    },
  );
});

describe('a year of counter services', () => {
  const MOST = 1000;
  it.each<[string, string, string, number, number]>([
    ['year=101', '2012-12-27', '2012-01', 9579, 1425],
    ['year=107', '2018-12-27', '2018-01', 9671, 757],
    ['year=110&months=1-6', '2021-06-24', '2021-01', 4917, 121],
  ])('%s is what was counted, by the day and by booking', async (asked, now, month, advised, measured) => {
    await server.moveTo(`${now}T08:00:00+08:00`);
    const desk = await signIn(server.app, 'supervisor');
    const of = { service: 'legal-advice', site: 'gangshan' };
    const hours = { day: now, begins: '09:00', slots: 3, slotMinutes: 30, adviser: '陳律師' };
    await desk
      .post('/api/booking-sessions')
      .send({ ...of, ...hours })
      .expect(201);
    const [{ id }] = (await desk.get('/api/booking-sessions').query({ from: now, to: now }).expect(200)).body
      .items;
    for (const at of ['09:00', '09:30', '10:00']) {
      const one = { sessionId: id, at, name: '王小明', phone: '0912345678' };
      const { body } = await desk.post('/api/bookings').send(one).expect(201);
      const settled = { version: 1, as: at === '10:00' ? 'missed' : 'attended' };
      await desk.post(`/api/bookings/${body.id}/actions/settle`).send(settled).expect(200);
    }
    const count = (service: string, persons: number, day: number) =>
      desk
        .post('/api/services')
        .send({ service, site: 'siwei', day: `${month}-${String(day).padStart(2, '0')}`, persons })
        .expect(201);
    for (let left = advised - 2, day = 1; left > 0; left -= MOST, day += 1)
      await count('legal-advice', Math.min(left, MOST), day);
    for (let left = measured, day = 1; left > 0; left -= MOST, day += 1)
      await count('blood-pressure', Math.min(left, MOST), day);
    await server.settle();
    const { figures, served } = (await desk.get(`/api/reports/annual?${asked}`).expect(200)).body;
    const at = (name: string, persons: number) => ({ site: { name }, persons });
    expect(served).toMatchObject([
      { service: { name: '量血壓保健服務' }, persons: measured, sites: [at('四維行政中心', measured)] },
      {
        ...{ service: { name: '法律諮詢' }, persons: advised },
        sites: [at('岡山區公所', 2), at('四維行政中心', advised - 2)],
      },
    ]);
    const file = await desk.get(`/api/reports/annual?${asked}&format=csv&lang=zh-TW`).expect(200);
    expect(file.text).toContain(`法律諮詢,岡山區公所,2`);
    const figureOf = (key: string) => figures.find((figure: { key: string }) => figure.key === key);
    expect(figureOf('legal_advice')).toMatchObject({ value: advised, printed: advised, entered: [] });
    expect(figureOf('health_service')).toMatchObject({ value: measured, printed: measured, entered: [] });
  });
});
