import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';

const POTHOLE = { category: 'RD01', district: '64000050', description: '路面有坑洞，機車閃避' };
const LAMP = { category: 'LT02', district: '64000080', description: '路燈不亮' };
const NOISE = { category: 'EP04', district: '64000030', description: '工地噪音' };
const UNKNOWN = { category: null, district: '64000050', description: '不知道歸誰管' };

let server: TestApp;
let agent: TestAgent;
let supervisor: TestAgent;
let officer: TestAgent;
let others: TestAgent;

beforeAll(async () => {
  server = await startApp({ now: '2026-11-16T09:00:00+08:00' });
  agent = await signIn(server.app, 'agent');
  supervisor = await signIn(server.app, 'supervisor');
  officer = await signIn(server.app, 'officer', 'maintenance');
  others = await signIn(server.app, 'officer', 'environment');
});
afterAll(() => server.close());

async function record(wish: object, citizen?: object): Promise<string> {
  const contact = { channel: 'phone', outcome: 'recorded', cases: [wish], ...(citizen && { citizen }) };
  const answer = await agent.post('/api/contacts').send(contact).expect(201);
  return answer.body.cases[0].number;
}
const read = async (who: TestAgent, path: string, query: object = {}) =>
  (await who.get(path).query(query).expect(200)).body;
const numbersIn = (list: { items: { number: string }[] }): string[] => list.items.map(({ number }) => number);
const listed = async (query: object, who = supervisor): Promise<string[]> =>
  numbersIn(await read(who, '/api/cases', { limit: 200, ...query }));
const act = (who: TestAgent, number: string, action: string, body: object) =>
  who.post(`/api/cases/${number}/actions/${action}`).send(body).expect(200);
const actOnOrder = async (who: TestAgent, number: string, action: string, body: object = {}) => {
  const { workOrder } = await read(supervisor, `/api/cases/${number}`);
  await who
    .post(`/api/work-orders/${workOrder.id}/actions/${action}`)
    .send(action === 'receive' ? {} : { version: workOrder.version, ...body })
    .expect(200);
};

describe('the list of cases', () => {
  let pothole: string;
  let noise: string;
  let unrouted: string;

  beforeAll(async () => {
    pothole = await record(POTHOLE);
    noise = await record(NOISE);
    unrouted = await record(UNKNOWN);
    await actOnOrder(officer, pothole, 'acknowledge');
  });

  it('shows a case with its names, clocks and work order', async () => {
    const { items } = await read(supervisor, '/api/cases', { q: pothole });
    expect(items).toEqual([
      {
        id: expect.any(String),
        number: pothole,
        kind: 'dispatch',
        state: 'acknowledged',
        version: 3,
        category: { code: 'RD01', name: expect.stringMatching(/[一-龥]/), nameEn: expect.any(String) },
        district: { code: '64000050', name: '三民區', nameEn: expect.any(String) },
        village: null,
        place: null,
        agency: { code: 'maintenance', name: '工務局養護工程處', nameEn: 'Maintenance Office' },
        origin: 'live',
        urgency: 'normal',
        receivedAt: '2026-11-16T01:00:00.000Z',
        updatedAt: '2026-11-16T01:00:00.000Z',
        unroutedReason: null,
        surge: false,
        askedUntil: null,
        clocks: expect.arrayContaining([
          {
            kind: 'respond',
            startedAt: '2026-11-16T01:00:00.000Z',
            dueAt: '2026-11-16T05:00:00.000Z',
            stoppedAt: '2026-11-16T01:00:00.000Z',
            breachedAt: null,
          },
        ]),
        workOrder: {
          id: expect.any(String),
          state: 'acknowledged',
          version: 2,
          deliveredAt: null,
          acknowledgedAt: '2026-11-16T01:00:00.000Z',
        },
      },
    ]);
  });

  it.each<[object, (numbers: Record<string, string>) => string[]]>([
    [{ kind: 'petition' }, () => []],
    [{ kind: 'dispatch' }, ({ unrouted, noise, pothole }) => [unrouted, noise, pothole] as string[]],
    [{ state: 'acknowledged' }, ({ pothole }) => [pothole] as string[]],
    [{ state: 'open', agency: 'environment' }, ({ noise }) => [noise] as string[]],
    [{ district: '64000050' }, ({ unrouted, pothole }) => [unrouted, pothole] as string[]],
    [{ district: '64000050', category: 'RD01' }, ({ pothole }) => [pothole] as string[]],
    [{ tray: 'unrouted' }, ({ unrouted }) => [unrouted] as string[]],
    [{ tray: 'undelivered' }, ({ noise }) => [noise] as string[]],
    [{ state: 'released' }, () => []],
  ])('narrowed by %j shows those, the newest first', async (query, expected) => {
    expect(await listed(query)).toEqual(expected({ pothole, noise, unrouted }));
    expect((await read(supervisor, '/api/cases', query)).total).toBe(
      expected({ pothole, noise, unrouted }).length,
    );
  });

  it('finds a number, whole, in part, or typed without dashes, whatever the other filters say', async () => {
    const spellings = [noise, noise.toLowerCase(), noise.replaceAll('-', ''), noise.slice(10), ` ${noise} `];
    for (const q of spellings)
      expect(await listed({ q, state: 'released', agency: 'police' })).toContain(noise);
    for (const q of ['%', '_', '\\', 'D2000']) expect(await listed({ q })).toEqual([]);
  });

  it('refuses a filter there is none of', async () => {
    for (const query of [
      { state: 'lost' },
      { limit: 0 },
      { limit: 201 },
      { clock: 'late' },
      { colour: 'red' },
      { after: 'x' },
    ])
      expect((await supervisor.get('/api/cases').query(query)).body).toMatchObject({
        status: 400,
        code: 'INVALID',
      });
  });

  it('is read page by page without losing or repeating a case, also when new ones come in between', async () => {
    const all = await listed({});
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: { items: { number: string }[]; next: string | null; total: number } = await read(
        supervisor,
        '/api/cases',
        { limit: 1, ...(after && { after }) },
      );
      expect(page.total).toBeGreaterThanOrEqual(all.length);
      seen.push(...numbersIn(page));
      after = page.next;
      if (seen.length === 1) await record(LAMP);
    } while (after);
    // All were received in the same millisecond: only the id tells them apart.
    expect(seen.filter(number => all.includes(number))).toEqual(all);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('says as of which position it is', async () => {
    await server.settle();
    const [head] = await server.db.query<{ position: number }>('select position from log_head');
    expect((await read(supervisor, '/api/cases')).asOf).toEqual({
      position: head?.position,
      at: '2026-11-16T01:00:00.000Z',
    });
  });
});

describe('an officer', () => {
  it('sees the cases the agency has, and neither others nor those it had', async () => {
    const [mine, theirs] = [await record(POTHOLE), await record(NOISE)];
    const moved = await record(POTHOLE);
    await act(supervisor, moved, 'reassign', { version: 2, agency: 'environment', reason: '屬環保局' });
    const seen = await listed({}, officer);
    expect(seen).toContain(mine);
    for (const not of [moved, theirs]) expect(seen).not.toContain(not);
    expect(await listed({ agency: 'environment' }, officer)).toEqual([]);
    for (const not of [moved, theirs]) expect(await listed({ q: not }, officer)).toEqual([]);
    expect(await listed({}, others)).toEqual(expect.arrayContaining([theirs, moved]));

    await officer.get(`/api/cases/${mine}`).expect(200);
    for (const not of [moved, theirs])
      expect((await officer.get(`/api/cases/${not}`)).body).toMatchObject({
        status: 403,
        code: 'CASE_NOT_YOURS',
      });
    expect((await officer.get('/api/cases/D20000101-00000-0')).body).toMatchObject({
      status: 404,
      code: 'CASE_NOT_FOUND',
    });
  });

  it('sees the work orders of the agency, whatever is asked for', async () => {
    const number = await record(POTHOLE);
    const { items, total } = await read(officer, '/api/work-orders', { state: 'dispatched', limit: 200 });
    expect(items[0]).toMatchObject({
      role: 'lead',
      state: 'dispatched',
      agency: { code: 'maintenance' },
      deliveredAt: null,
      outcome: null,
      case: { number, state: 'dispatched', description: POTHOLE.description },
    });
    expect(total).toBe(items.length);
    expect(new Set(items.map((item: { agency: { code: string } }) => item.agency.code))).toEqual(
      new Set(['maintenance']),
    );
    expect((await read(officer, '/api/work-orders', { agency: 'environment' })).items).toEqual([]);
    const centre = await read(supervisor, '/api/work-orders', { agency: 'environment', state: 'open' });
    expect(centre.total).toBeGreaterThan(0);
  });

  it('pages through the work orders without losing or repeating one', async () => {
    const whole = await read(officer, '/api/work-orders', { limit: 200 });
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const page: { items: { id: string }[]; next: string | null } = await read(officer, '/api/work-orders', {
        limit: 2,
        ...(after && { after }),
      });
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after);
    expect(ids).toEqual(whole.items.map(({ id }: { id: string }) => id));
  });
});

describe('the page of a case', () => {
  it('tells everything about it but who asked', async () => {
    const citizen = { name: '陳美惠', phone: '0911222333' };
    const number = await record({ ...POTHOLE, place: '建工路口', attributes: {} }, citizen);
    await actOnOrder(officer, number, 'receive');
    await actOnOrder(officer, number, 'acknowledge');
    await act(officer, number, 'note', { text: '派員前往' });
    const page = await read(supervisor, `/api/cases/${number}`);
    expect(page).toMatchObject({
      number,
      place: '建工路口',
      description: POTHOLE.description,
      attributes: [],
      hasPetitioner: true,
      reply: null,
      release: null,
      contacts: [{ channel: 'phone', outcome: 'recorded', receivedAt: '2026-11-16T01:00:00.000Z' }],
      workOrders: [
        {
          state: 'acknowledged',
          agency: { code: 'maintenance' },
          deliveredAt: expect.any(String),
          reportedAt: null,
        },
      ],
    });
    expect(page.timeline[0]).toMatchObject({
      kind: 'case.noted',
      text: '派員前往',
      actor: { name: '測試 officer', role: 'officer', agency: '工務局養護工程處' },
      attachments: [],
    });
    expect(page.timeline.map(({ kind }: { kind: string }) => kind)).toEqual([
      'case.noted',
      'workorder.acknowledged',
      'workorder.delivered',
      'workorder.dispatched',
      'case.opened',
    ]);
    for (const words of Object.values(citizen)) expect(JSON.stringify(page)).not.toContain(words);
  });

  it('offers what this person may do with it now', async () => {
    const number = await record(POTHOLE);
    const allowed = async (who: TestAgent): Promise<string[]> =>
      (await read(who, `/api/cases/${number}`)).actions
        .filter((one: { allowed: boolean }) => one.allowed)
        .map((one: { action: string }) => one.action);
    expect(await allowed(officer)).toEqual([
      ...['note', 'merge', 'plan-visit', 'co-handle', 'acknowledge', 'return'],
    ]);
    expect(await allowed(supervisor)).toEqual([
      'recall',
      'reassign',
      'recategorise',
      'withdraw',
      'note',
      'merge',
      'plan-visit',
      'co-handle',
      'remind',
    ]);
    expect(await allowed(agent)).toEqual(['note', 'merge', 'remind']);
    const [order] = (await read(officer, `/api/cases/${number}`)).workOrders;
    expect((await read(officer, `/api/cases/${number}`)).actions).toContainEqual({
      action: 'acknowledge',
      target: 'work-order',
      workOrderId: order.id,
      allowed: true,
      why: null,
    });
  });

  it('has no work order to act on once it is back at the centre', async () => {
    const number = await record(POTHOLE);
    await act(supervisor, number, 'recall', { version: 2, reason: '資料不足' });
    const page = await read(supervisor, `/api/cases/${number}`);
    expect(page.workOrder).toBeNull();
    expect(page.workOrders).toHaveLength(1);
    expect(page.unroutedReason['zh-TW']).toEqual(expect.any(String));
  });
});

describe('who asked', () => {
  const readings = () =>
    server.db.query<{ action: string; reason: string }>('select action, reason from access_log order by id');

  it('is sealed to everybody once the case is recorded, and that somebody tried is noted', async () => {
    const number = await record(POTHOLE, { name: '李大同', phone: '07-1234567', email: 'li@example.org' });
    for (const who of [agent, supervisor, officer]) {
      const before = (await readings()).length;
      const answer = await who.post(`/api/cases/${number}/petitioner`).send({ reason: '回電確認地點' });
      expect(answer.body).toMatchObject({ status: 403, code: 'IDENTITY_SEALED' });
      expect(JSON.stringify(answer.body)).not.toMatch(/李大同|1234567|example/);
      expect((await readings()).slice(before)).toEqual([
        { action: 'person.refused', reason: `${number}: 回電確認地點` },
      ]);
    }
  });

  it('is nobody where nobody left a name', async () => {
    const answer = await agent.post(`/api/cases/${await record(POTHOLE)}/petitioner`).send({});
    expect(answer.body).toMatchObject({ status: 404, code: 'NO_PETITIONER' });
  });

  it('is found by the number they call from, with their cases; the search is recorded', async () => {
    const caller = { name: '黃小姐', phone: '0922-333-444' };
    const numbers = [await record(POTHOLE, caller), await record(NOISE, caller)];
    const before = (await readings()).length;
    const found = await agent.post('/api/callers/search').send({ phone: '0922333444' }).expect(200);
    expect(found.body.citizens).toEqual([
      { id: expect.any(String), name: '黃小姐', phone: expect.any(String) },
    ]);
    expect(numbersIn({ items: found.body.cases }).sort()).toEqual([...numbers].sort());
    const nobody = await agent.post('/api/callers/search').send({ phone: '0900000000' }).expect(200);
    expect(nobody.body).toEqual({ citizens: [], cases: [], confidential: [] });
    expect((await readings()).slice(before).map(({ action }) => action)).toEqual([
      'person.searched',
      'person.searched',
    ]);
    await officer.post('/api/callers/search').send({ phone: '0922333444' }).expect(403);
  });
});

describe('the counters', () => {
  it('follow the clocks, and equal the lists they lead to', async () => {
    const counters = async () => {
      // Between two positions of the log an answer may be a moment old.
      await server.settle();
      return read(supervisor, '/api/desk/counters');
    };
    const totals = async () => {
      const total = async (query: object) => (await read(supervisor, '/api/cases', query)).total;
      return {
        open: await total({ state: 'open' }),
        overdue: await total({ clock: 'overdue' }),
        soon: await total({ clock: 'soon' }),
        undelivered: await total({ tray: 'undelivered' }),
        unrouted: await total({ tray: 'unrouted' }),
      };
    };
    const start = await counters();
    expect(start).toMatchObject({ overdue: 0, soon: 0 });
    expect(start).toMatchObject(await totals());
    const number = await record(POTHOLE);
    expect(await counters()).toMatchObject({ open: start.open + 1, undelivered: start.undelivered + 1 });

    // 4 hours to respond: the last fifth begins after 3 h 12 min.
    await server.moveTo('2026-11-16T12:12:00+08:00');
    expect(await counters()).toMatchObject({ overdue: 0, soon: 0 });
    await server.moveTo('2026-11-16T12:12:01+08:00');
    const soon = await listed({ clock: 'soon' });
    expect(soon).toContain(number);
    expect(await counters()).toMatchObject({ overdue: 0, soon: soon.length });
    // On time is at or before the due time.
    await server.moveTo('2026-11-16T13:00:00+08:00');
    expect((await counters()).overdue).toBe(0);
    await server.moveTo('2026-11-16T13:00:01+08:00');
    const overdue = await listed({ clock: 'overdue' });
    expect(overdue).toContain(number);
    expect(await counters()).toMatchObject({ ...(await totals()), overdue: overdue.length, soon: 0 });
    expect((await counters()).phoneTasks).toBeGreaterThan(0);

    await actOnOrder(officer, number, 'acknowledge');
    expect(await listed({ clock: 'overdue' })).not.toContain(number);
    expect(await counters()).toMatchObject(await totals());
  });

  it('list what is overdue by how long it is', async () => {
    const due = (await read(supervisor, '/api/cases', { clock: 'overdue' })).items.map(
      (item: { clocks: { dueAt: string; stoppedAt: string | null; kind: string }[] }) =>
        item.clocks
          .filter(clock => clock.stoppedAt === null && clock.kind !== 'deliver')
          .map(clock => clock.dueAt)
          .sort()[0],
    );
    expect(due.length).toBeGreaterThan(1);
    expect(due).toEqual([...due].sort());
  });
});

describe('similar cases', () => {
  const point = { lng: 120.3265, lat: 22.6506 };

  it('are open ones of the same item, the nearest first', async () => {
    const far = await record({ ...POTHOLE, lng: point.lng + 0.0009, lat: point.lat });
    const near = await record({ ...POTHOLE, lng: point.lng + 0.0005, lat: point.lat });
    const beyond = await record({ ...POTHOLE, lng: point.lng + 0.005, lat: point.lat });
    await record({ ...LAMP, district: undefined, ...point });
    const found = numbersIn(await read(agent, '/api/similar', { category: 'RD01', ...point }));
    expect(found).toEqual([near, far]);
    await act(supervisor, near, 'withdraw', { version: 2, reason: '重複' });
    expect(numbersIn(await read(agent, '/api/similar', { category: 'RD01', ...point }))).toEqual([far]);
    const district = numbersIn(await read(agent, '/api/similar', { category: 'RD01', district: '64000050' }));
    expect(district).toEqual(expect.arrayContaining([far, beyond]));
    expect(district).not.toContain(near);
  });
});
