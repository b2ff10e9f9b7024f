import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { type Role, roles } from '../../src/access/roles.js';
import { MOST_SEARCHES } from '../../src/citizens/caller-search.service.js';
import { doorsOf } from '../support/doors.js';
import { Hotline, post } from '../support/hotline.js';
import { cookieOf, hire, signIn } from '../support/people.js';
import { closeScreens, openScreen } from '../support/sockets.js';

const WANG = {
  name: '王曉鈴',
  phone: '0912-345-678',
  email: 'wang.xl@example.tw',
  address: '苓雅區四維三路 2 號',
};
const SPELLINGS = [...Object.values(WANG), '0912345678', '912345678', '曉鈴'];
/** A report in confidence about the maintenance office, which the rules would send there. */
const REPORT = {
  category: 'RD01',
  confidential: true,
  reportedAgency: 'maintenance',
  description: '養工處人員收紅包',
};

let hotline: Hotline;
const people = new Map<string, TestAgent>();
const as = (role: Role, agency?: string): TestAgent =>
  people.get(`${role} ${agency ?? ''}`.trim()) as TestAgent;

const petitioner = (by: TestAgent, number: string) =>
  post(by, `/api/cases/${number}/petitioner`, { reason: '測試' });
const sealed = async (by: TestAgent, number: string): Promise<void> => {
  const { status, body, text } = await petitioner(by, number);
  expect([status, body.code]).toEqual([
    403,
    expect.stringMatching(/IDENTITY_SEALED|CASE_NOT_YOURS|NOT_ALLOWED/),
  ]);
  expect(namedIn(text)).toEqual([]);
};
const namedIn = (text: string): string[] => SPELLINGS.filter(spelling => text.includes(spelling));
const record = async (wish: object = {}, citizen: object = WANG): Promise<string> =>
  (await hotline.record(wish, { citizen })).number;
const search = (by: TestAgent, phone = WANG.phone) => post(by, '/api/callers/search', { phone });
const hangUp = (by: TestAgent) =>
  post(by, '/api/contacts', { channel: 'phone', outcome: 'other', other: { reason: 'dropped' } }).expect(201);

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-16T09:00:00+08:00' });
  for (const role of roles) people.set(role, await signIn(hotline.server.app, role));
  people.set('officer police', await signIn(hotline.server.app, 'officer', 'police'));
  // Below the maintenance office, and above it.
  people.set('officer maintenance-2', await signIn(hotline.server.app, 'officer', 'maintenance-2'));
  people.set('officer public-works', await signIn(hotline.server.app, 'officer', 'public-works'));
});
afterAll(() => hotline.close());

describe('who asked', () => {
  it('is read by nobody through any door, whatever their role', async () => {
    const open = await record();
    const kept = await record({ ...REPORT, agency: 'police' });
    const [row] = await hotline.server.db.query<{ id: string; citizen: string; order: string }>(
      `select c.id, c.citizen_id as citizen, w.id as order
         from case_file c join work_order w on w.case_id = c.id where c.number = $1`,
      [open],
    );
    const guesses = [row?.id, row?.citizen, row?.order] as string[];
    const found: string[] = [];
    for (const door of doorsOf(hotline.server.app)) {
      // The search is the one that may find them, on the ground of the call; signing out would end the trial.
      if (
        door.method === 'socket' ||
        door.path === '/api/callers/search' ||
        door.name.includes('/api/session')
      )
        continue;
      for (const number of [open, kept])
        for (const id of guesses) {
          const path = door.path.replace(':number', number).replace(/:\w+/g, id);
          for (const [who, me] of people) {
            if (door.method === 'POST' && !/petitioner|unsealings$|call-backs$/.test(door.path)) continue;
            const call = me[door.method.toLowerCase() as 'get'](path).query({
              citizenId: row?.citizen,
              q: WANG.phone,
            });
            const { text } = await (door.method === 'GET'
              ? call
              : call.send({ reason: '好奇', purpose: 'other' }));
            if (namedIn(text ?? '').length > 0) found.push(`${who}: ${door.name}`);
          }
          if (!door.path.includes(':id')) break;
        }
    }
    expect(found).toEqual([]);
    expect(namedIn((await search(as('agent'))).text)).not.toEqual([]);
    await hangUp(as('agent'));
  }, 120_000);

  it('is in no event, no frame and no line of the timeline, also when it is read', async () => {
    const screen = openScreen(hotline.server.url, cookieOf(as('supervisor')));
    await screen.hello;
    const number = await record();
    const { body } = await post(as('officer'), `/api/cases/${number}/unsealings`, {
      reason: `找${WANG.name}`,
    });
    await post(as('agency_chief'), `/api/unsealings/${body.id}/actions/approve`, { version: 1 }).expect(200);
    await petitioner(as('officer'), number).expect(200);
    await hotline.server.settle();
    const [log] = await hotline.server.db.query<{ all: string }>(
      `select string_agg(e::text, ' ') as all from event e`,
    );
    expect(namedIn(log?.all ?? '')).toEqual([]);
    await screen.until(({ kind, case: file }) => kind === 'unsealing.approved' && file?.number === number);
    expect(namedIn(JSON.stringify(screen.messages ?? []))).toEqual([]);
    expect(namedIn(JSON.stringify(await hotline.page(number)))).toEqual([]);
    closeScreens();
  });

  it('of one case is not opened by a ground for another, nor by another person’s ground', async () => {
    const mine = await record();
    const another = await record({}, { ...WANG, name: '李大同', phone: '0955-111-222' });
    const { body } = await post(as('officer'), `/api/cases/${mine}/unsealings`, { reason: '需現場會勘' });
    await post(as('agency_chief'), `/api/unsealings/${body.id}/actions/approve`, { version: 1 }).expect(200);
    expect((await petitioner(as('officer'), mine)).body).toMatchObject({ ...WANG, ground: 'unsealed' });
    await sealed(as('officer'), another);
    await sealed(hotline.officer, mine);
    await sealed(as('agency_chief'), mine);
    await sealed(as('supervisor'), mine);
  });
});

describe('the caller on the line', () => {
  it('is known to the agent who looked up the number, until that agent records a contact, whoever it is of', async () => {
    const number = await record();
    const [agent, colleague] = [await signIn(hotline.server.app, 'agent'), as('petition_clerk')];
    await sealed(agent, number);
    expect((await search(agent).expect(200)).body.citizens).toContainEqual(
      expect.objectContaining({ name: WANG.name, phone: WANG.phone }),
    );
    expect((await petitioner(agent, number)).body).toEqual({ ...WANG, ground: 'caller' });
    await sealed(colleague, number);
    await hangUp(colleague);
    await petitioner(agent, number).expect(200);
    await hangUp(agent);
    await sealed(agent, number);
  });

  it('is forgotten half an hour later, at the minute', async () => {
    const number = await record();
    const agent = await signIn(hotline.server.app, 'agent');
    await search(agent).expect(200);
    await hotline.server.moveTo('2026-11-16T09:29:59.999+08:00');
    await petitioner(agent, number).expect(200);
    await hotline.server.moveTo('2026-11-16T09:30:00+08:00');
    await sealed(agent, number);
  });

  it('is looked for by a whole number only, and not number after number', async () => {
    const agent = await signIn(hotline.server.app, 'agent');
    for (const phone of ['0912', '345678', '3368333', '%'])
      expect((await search(agent, phone)).body).toMatchObject({ status: 422, code: 'PHONE_INCOMPLETE' });
    for (let at = 0; at < MOST_SEARCHES; at += 1) await search(agent, `0977-000-${100 + at}`).expect(200);
    expect((await search(agent)).body).toMatchObject({ status: 429, code: 'TOO_MANY_SEARCHES' });
    await hangUp(agent);
    await search(agent).expect(200);
    // Nor does waiting for half an hour help; an hour does.
    for (let at = 1; at < MOST_SEARCHES; at += 1) await search(agent, `0977-000-${100 + at}`).expect(200);
    await hotline.server.moveTo('2026-11-16T10:10:00+08:00');
    await search(agent).expect(429);
    await hotline.server.moveTo('2026-11-16T10:30:01+08:00');
    await search(agent).expect(200);
  });
});

describe('a citizen who agreed to be called by the agency', () => {
  it('is known by name and number to officers who lead a public-works order, for as long as it is theirs', async () => {
    const number = await record({ contactConsent: true });
    const { body } = await petitioner(hotline.officer, number).expect(200);
    expect(body).toEqual({
      name: WANG.name,
      phone: WANG.phone,
      email: null,
      address: null,
      ground: 'consent',
    });
    expect((await hotline.page(number, hotline.officer)).identity).toMatchObject({
      ground: 'consent',
      mayAsk: false,
    });
    for (const other of [
      as('agency_chief'),
      as('officer', 'public-works'),
      as('officer', 'police'),
      as('supervisor'),
    ])
      await sealed(other, number);
    const reads = await hotline.server.db.query(
      `select l.subject from access_log l join case_file c on c.id = l.case_id
        where c.number = $1 and l.action = 'person.read'`,
      [number],
    );
    expect(reads).toEqual([{ subject: 'ground:consent' }]);
    await hotline.onCase(number, 'reassign', { agency: 'police', reason: '屬警察局' });
    await sealed(hotline.officer, number);
    await petitioner(as('officer', 'police'), number).expect(200);
    await hotline.onCase(number, 'recategorise', { category: 'PO01' });
    await sealed(as('officer', 'police'), number);
  });

  it('is known after the release until they have said whether it is well done, and then to nobody', async () => {
    const number = await record({ contactConsent: true });
    await hotline.finish(number);
    await petitioner(hotline.officer, number).expect(200);
    await hotline.onCase(number, 'release', { how: 'called_back' });
    await petitioner(hotline.officer, number).expect(200);
    const { version } = await hotline.page(number);
    const said = { version, satisfied: true, reasons: [] };
    await hotline.officer.post(`/api/cases/${number}/works-answer`).send(said).expect(200);
    await sealed(hotline.officer, number);
  });

  it.each<[string, object]>([
    ['who did not agree', { contactConsent: false }],
    ['who said nothing about it', {}],
    [
      'about noise, which is no public work',
      { category: 'EP04', agency: 'maintenance', contactConsent: true },
    ],
  ])('stays sealed %s', async (_, wish) => {
    await sealed(hotline.officer, await record(wish));
  });
});

describe('a report in confidence', () => {
  it('never goes to the agency it is about by itself: it waits in the tray, and says why', async () => {
    const { unroutedReason, agency } = await hotline.record(REPORT, { citizen: WANG });
    expect(agency).toBeNull();
    expect(unroutedReason?.['zh-TW']).toContain('保密檢舉案件');
    expect(JSON.stringify(unroutedReason)).not.toMatch(/養護|Maintenance/);
    const about = { ...REPORT, reportedAgency: 'public-works' };
    expect((await hotline.record(about, { citizen: WANG })).agency).toBeNull();
    expect((await hotline.record({ ...REPORT, reportedAgency: 'police' })).agency?.code).toBe('maintenance');
  });

  it('is sent there, or below, by nobody', async () => {
    const number = await record(REPORT);
    const send = async (action: string, agency: string) => {
      const { version } = await hotline.page(number);
      const body = { version, agency, reason: '改派' };
      return (await post(hotline.supervisor, `/api/cases/${number}/actions/${action}`, body)).body;
    };
    for (const agency of ['maintenance', 'maintenance-2'])
      expect(await send('route', agency)).toMatchObject({ status: 422, code: 'REPORTED_AGENCY' });
    expect(await send('route', 'ethics')).toMatchObject({ state: 'dispatched' });
    for (const agency of ['maintenance', 'maintenance-2'])
      expect(await send('reassign', agency)).toMatchObject({ status: 422, code: 'REPORTED_AGENCY' });
    const wish = { channel: 'phone', outcome: 'recorded', cases: [{ ...REPORT, agency: 'maintenance-2' }] };
    expect((await post(hotline.agent, '/api/contacts', wish)).body).toMatchObject({
      status: 422,
      code: 'REPORTED_AGENCY',
      fields: [{ field: 'cases.0.agency' }],
    });
  });

  it('is nothing the reported agency or one below it can see, ask about, or find', async () => {
    const number = await record({ ...REPORT, agency: 'police' });
    for (const reported of [hotline.officer, as('agency_chief'), as('officer', 'maintenance-2')]) {
      expect((await reported.get(`/api/cases/${number}`)).body.code).toBe('CASE_NOT_YOURS');
      await sealed(reported, number);
      expect((await post(reported, `/api/cases/${number}/unsealings`, { reason: '查證' })).body.code).toBe(
        'CASE_NOT_YOURS',
      );
      for (const path of ['/api/cases', `/api/cases?q=${number}`, '/api/work-orders?limit=200'])
        expect((await reported.get(path)).text).not.toContain(number);
    }
  });

  it('is not opened to the reported agency even by a grant that stands in the database', async () => {
    const number = await record({ ...REPORT, agency: 'police' });
    const spy = await hire(hotline.server.app, 'officer', 'maintenance');
    const { rows } = {
      rows: await hotline.server.db.query<{ id: string; citizen: string }>(
        'select id, citizen_id as citizen from case_file where number = $1',
        [number],
      ),
    };
    await hotline.server.db.query(
      `insert into identity_grant (id, staff_id, citizen_id, case_id, ground, source_id, from_at)
       values (gen_random_uuid(), $1, $2, $3, 'unsealed', gen_random_uuid(), '2026-01-01')`,
      [spy.id, rows[0]?.citizen, rows[0]?.id],
    );
    // As if the case had been given to them all the same.
    await hotline.server.db.query(`update work_order set agency = 'maintenance' where case_id = $1`, [
      rows[0]?.id,
    ]);
    await hotline.server.db.query(`update case_file set agency = 'maintenance' where id = $1`, [rows[0]?.id]);
    const officer = (await import('supertest')).default.agent(hotline.server.app.getHttpServer());
    await officer.post('/api/session').send({ username: spy.username, password: spy.password }).expect(200);
    await officer.get(`/api/cases/${number}`).expect(200);
    expect((await petitioner(officer, number)).body).toMatchObject({ status: 403, code: 'IDENTITY_SEALED' });
  });

  it('is read by assigned staff only, and marked for them; the desk tells the caller number and state', async () => {
    const number = await record({ ...REPORT, agency: 'police' });
    const page = await hotline.page(number);
    expect(page).toMatchObject({ confidential: true, reportedAgency: { code: 'maintenance' } });
    expect(await hotline.page(number, as('officer', 'police'))).toMatchObject({
      confidential: true,
      reportedAgency: null,
    });
    for (const role of ['agent', 'manager'] as const) {
      expect((await as(role).get(`/api/cases/${number}`)).body).toMatchObject({
        status: 403,
        code: 'CASE_CONFIDENTIAL',
      });
      for (const path of ['/api/cases?limit=200', `/api/cases?q=${number}`, '/api/work-orders?limit=200'])
        expect((await as(role).get(path)).text).not.toContain(number);
    }
    const { body } = await search(as('agent')).expect(200);
    expect(body.confidential).toContainEqual({ number, state: 'dispatched' });
    expect(body.cases.map((one: { number: string }) => one.number)).not.toContain(number);
    // Who calls is known to the agent; that this is their case is not told by its page.
    await sealed(as('agent'), number);
    await hangUp(as('agent'));
  });

  it('is called back by assigned staff only, and shown on the screens of nobody else', async () => {
    const [desk, assigned] = [as('agent'), as('supervisor')].map(by =>
      openScreen(hotline.server.url, cookieOf(by)),
    );
    await Promise.all([desk?.hello, assigned?.hello]);
    const number = await record({ ...REPORT, agency: 'police' });
    const open = (by: TestAgent) => post(by, `/api/cases/${number}/call-backs`, { purpose: 'ask_details' });
    expect((await open(as('agent'))).body).toMatchObject({ status: 404, code: 'CALL_BACK_NOT_FOUND' });
    const { id } = (await open(as('petition_clerk')).expect(201)).body;
    expect((await as('agent').get('/api/call-backs')).text).not.toContain(number);
    expect((await as('supervisor').get('/api/call-backs')).text).toContain(number);
    const take = (by: TestAgent) => post(by, `/api/call-backs/${id}/actions/take`, { version: 1 });
    expect((await take(as('agent'))).status).toBe(404);
    await take(as('petition_clerk')).expect(200);
    expect((await petitioner(as('petition_clerk'), number)).body).toMatchObject({ ground: 'call_back' });
    expect((await post(as('agent'), `/api/cases/${number}/unsealings`, { reason: '好奇' })).body.code).toBe(
      'CASE_CONFIDENTIAL',
    );
    const photo = await hotline.photo(as('supervisor'));
    await post(as('supervisor'), `/api/cases/${number}/actions/note`, {
      text: '照片',
      photos: [photo],
    }).expect(200);
    await as('supervisor').get(`/api/files/${photo}`).expect(200);
    await as('agent').get(`/api/files/${photo}`).expect(404);
    await hotline.server.settle();
    await assigned?.until(({ kind, case: file }) => kind === 'call-back.taken' && file?.number === number);
    // What comes after it, they do hear.
    const next = await record();
    await desk?.until(({ kind, case: file }) => kind === 'case.opened' && file?.number === next);
    expect(desk?.frames.join()).not.toContain(number);
    closeScreens();
  });

  it('is neither written to nor telephoned about by who may not read it', async () => {
    const number = await record({ ...REPORT, agency: 'taipower' });
    const note = await post(as('agent'), `/api/cases/${number}/actions/note`, { text: '補充' });
    expect([note.status, note.body.code]).toEqual([403, 'CASE_CONFIDENTIAL']);
    await hotline.server.settle();
    expect((await as('agent').get('/api/phone-tasks?open=true').expect(200)).text).not.toContain(number);
    const { body } = await as('supervisor').get('/api/phone-tasks?open=true').expect(200);
    const task = body.items.find((one: { case: { number: string } }) => one.case.number === number);
    const call = (by: TestAgent) =>
      post(by, `/api/phone-tasks/${task.id}/attempts`, { version: task.version, result: 'reached' });
    expect((await call(as('agent'))).status).toBe(404);
    await call(as('supervisor')).expect(201);
  });

  it('is counted when it is late, and named in the report of the day to assigned staff only', async () => {
    const number = await record({ ...REPORT, agency: 'police' });
    await hotline.server.moveTo('2026-11-16T21:00:00+08:00');
    await hotline.server.settle();
    const report = async (by: TestAgent) =>
      (await by.get('/api/reports/day?date=2026-11-16').expect(200)).body;
    const [manager, supervisor] = [await report(as('manager')), await report(as('supervisor'))];
    expect(manager.totals).toEqual(supervisor.totals);
    const named = ({ breaches }: { breaches: { number: string }[] }) => breaches.map(one => one.number);
    expect(named(supervisor)).toContain(number);
    expect(named(manager)).not.toContain(number);
  });

  it('is one from the moment in which its item says so; what was known of the person until then is sealed again', async () => {
    const number = await record({ category: 'PEN01', agency: 'police', contactConsent: true });
    const officer = as('officer', 'police');
    const chief = await signIn(hotline.server.app, 'agency_chief', 'police');
    const ask = (by: TestAgent) => post(by, `/api/cases/${number}/unsealings`, { reason: '聯繫陳情人' });
    const { id } = (await ask(officer).expect(201)).body;
    await post(chief, `/api/unsealings/${id}/actions/approve`, { version: 1 }).expect(200);
    await petitioner(officer, number).expect(200);
    await hotline.onCase(number, 'recategorise', { category: 'POT02', reason: '檢舉貪瀆' });
    expect(await hotline.page(number)).toMatchObject({ confidential: true, contactConsent: false });
    await sealed(officer, number);
    expect((await as('agent').get(`/api/cases/${number}`)).body.code).toBe('CASE_CONFIDENTIAL');
    expect((await ask(officer).expect(201)).body.decider).toBe('commission');
    await hotline.server.settle();
    const facts = 'select confidential from fact_case where number = $1';
    expect(await hotline.server.db.query(facts, [number])).toEqual([{ confidential: true }]);
  });

  it('resembles nothing', async () => {
    const point = { lng: 120.3265, lat: 22.6506 };
    const number = await record({ ...REPORT, agency: 'police', ...point });
    const { text } = await as('agent')
      .get('/api/similar')
      .query({ category: 'RD01', ...point })
      .expect(200);
    expect(text).not.toContain(number);
  });

  it('is one by its item, unless the citizen wants none of it', async () => {
    const number = await record({ category: 'POT02', description: '檢舉收賄' });
    expect(await hotline.page(number)).toMatchObject({ confidential: true, agency: { code: 'ethics' } });
    const open = await record({ category: 'POT02', description: '檢舉收賄', confidential: false });
    expect((await hotline.page(open)).confidential).toBe(false);
  });
});
