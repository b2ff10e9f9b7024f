import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import supertest from 'supertest';
import { newId } from '../../src/platform/ids.js';
import { post } from '../support/hotline.js';
import { hire, type TestPerson } from '../support/people.js';
import { bytesOf, WANG, Years } from '../support/years.js';

const TYPED = [
  '門口坑洞很深',
  '建工路 415 號前',
  '已填補',
  '已電覆王小明先生',
  '王小明說要快',
  '問王小明幾樓',
  '王小明的鄰居接的',
];
const FACTS = ['fact_contact', 'fact_case', 'fact_clock', 'fact_step', 'fact_visit'];

let years: Years;
beforeAll(async () => {
  years = await Years.begin('2020-02-28T09:00:00+08:00');
});
afterAll(() => years.hotline.close());

const facts = async (): Promise<string> => {
  const rows: unknown[] = [];
  for (const table of FACTS)
    rows.push(
      await years.hotline.server.db.query(`select row_to_json(f)::text as row from ${table} f order by 1`),
    );
  return JSON.stringify(rows);
};
const files = async (): Promise<string[]> => {
  const folder = join(years.hotline.server.config.dataDir, 'files');
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return names.filter(name => /-(full|thumb)\./.test(name));
};

/** What is typed beside the case: about calls to the citizen and to the agency, and why somebody had to know who it was. */
async function calls(number: string): Promise<void> {
  const { supervisor, officer, server } = years.hotline;
  await post(supervisor, `/api/cases/${number}/call-backs`, {
    purpose: 'ask_details',
    note: '問王小明幾樓',
  }).expect(201);
  await post(officer, `/api/cases/${number}/unsealings`, { reason: '約會勘' });
  const row = (
    table: string,
  ) => `select $2::uuid, ${table}.id, $3::timestamptz, s.id, 'no_answer', '王小明的鄰居接的'
    from ${table}, staff s where ${table}.case_id = (select id from case_file where number = $1) limit 1`;
  const at = new Date('2020-02-28T10:00:00+08:00');
  await server.db.query(
    `insert into call_back_attempt (id, call_back_id, attempted_at, attempted_by, result, note) ${row('call_back')}`,
    [number, newId(), at],
  );
  await server.db.query(
    `insert into phone_task (id, version, case_id, work_order_id, agency, reason, opened_at)
     select $2, 1, case_id, id, agency, 'no_receipt', $3 from work_order
      where case_id = (select id from case_file where number = $1)`,
    [number, newId(), at],
  );
  await server.db.query(
    `insert into phone_attempt (id, phone_task_id, attempted_at, attempted_by, result, note) ${row('phone_task')}`,
    [number, newId(), at],
  );
}

describe('a case whose time is over', () => {
  let number: string;
  let citizenId: string;

  beforeAll(async () => {
    number = await years.finishedCase(
      { description: '門口坑洞很深', lng: 120.3133, lat: 22.6466 },
      { citizen: WANG, callReference: 'call-7788' },
    );
    await years.hotline.onCase(number, 'note', { text: '王小明說要快' });
    await calls(number);
    const { db } = years.hotline.server;
    [{ citizenId }] = (await db.query('select citizen_id as "citizenId" from case_file where number = $1', [
      number,
    ])) as [{ citizenId: string }];
  });

  it('is on no list before its day: photos after three years, counted from the day after 29 February’s eve', async () => {
    await years.hotline.server.moveTo('2023-02-28T23:59:00+08:00');
    const admin = await years.as('admin');
    const { body } = await post(admin, '/api/retention/proposals', {}).expect(422);
    expect(body.code).toBe('NOTHING_DUE');
  });

  it('loses its photos first, and nothing else', async () => {
    await years.hotline.server.moveTo('2023-03-01T00:00:00+08:00');
    expect((await files()).length).toBe(2);
    const proposal = await years.propose();
    expect(proposal).toMatchObject({
      state: 'proposed',
      asOf: '2023-03-01',
      counts: { texts: 0, attachments: 1, photos: 1, persons: 0 },
    });
    // The dry run deletes nothing.
    expect((await files()).length).toBe(2);
    expect(await years.items(proposal)).toEqual([
      expect.objectContaining({
        what: 'attachments',
        of: 'case',
        number,
        rule: 'dispatch',
        dueOn: '2023-03-01',
      }),
    ]);
    await years.approve(proposal);
    expect(await years.outcomes(proposal)).toEqual([`attachments ${number} done`]);
    expect(await files()).toEqual([]);
    const page = await years.hotline.page(number, await years.as('supervisor'));
    expect(page.timeline.flatMap(({ attachments }) => attachments)).toEqual([]);
    expect(page.description).toBe('門口坑洞很深');
  });

  it('loses its texts and its petitioner after five; facts of statistics, states and times stay', async () => {
    await years.hotline.server.moveTo('2025-03-01T09:00:00+08:00');
    const before = await facts();
    expect(before).toContain(citizenId === '' ? 'never' : '"row"');
    const proposal = await years.propose();
    expect(proposal.counts).toEqual({ texts: 1, attachments: 0, photos: 0, persons: 1 });
    expect((await years.tablesWith(TYPED)).length).toBeGreaterThan(3);
    await years.approve(proposal);
    expect(await years.outcomes(proposal)).toEqual([`texts ${number} done`, `person ${number} done`]);
    expect(await facts()).toBe(before);
    const page = await years.hotline.page(number, await years.as('supervisor'));
    expect(page).toMatchObject({ state: 'released', description: '（已依保存年限規定刪除）', place: null });
    expect(page).toMatchObject({ lng: null, lat: null, village: null });
    expect(page.timeline.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining([
        'privacy.texts-due',
        'privacy.attachments-due',
        'case.released',
        'case.opened',
      ]),
    );
  });

  it('has left no word of what was typed in any table, no seal and no hash of the person', async () => {
    expect(await years.tablesWith([...TYPED, ...Object.values(WANG), 'call-7788', '+886912345678'])).toEqual(
      [],
    );
    const { db } = years.hotline.server;
    const [row] = await db.query<Record<string, unknown>>('select * from citizen where id = $1', [citizenId]);
    const { id: _, recorded_at: __, anonymised_at: at, ...rest } = row as Record<string, unknown>;
    expect(at).toEqual(new Date('2025-03-01T09:00:00+08:00'));
    expect(Object.values(rest).filter(value => value !== null)).toEqual([]);
  });

  it('stands in the deletion log: what, of which case, by which rule; ids and codes only, for ever', async () => {
    const { body } = await (await years.as('auditor')).get('/api/retention/deletions').expect(200);
    expect(body.total).toBe(3);
    expect(
      body.items.map(({ what, of, number: of2, rule }: Record<string, string>) => [what, of, of2, rule]),
    ).toEqual(
      expect.arrayContaining([
        ['attachment', 'case', number, 'dispatch'],
        ['texts', 'case', number, 'dispatch'],
        ['person', 'person', null, 'dispatch'],
      ]),
    );
    const { db } = years.hotline.server;
    await expect(db.query('delete from deletion_log')).rejects.toThrow('append-only');
    await expect(db.query(`update deletion_log set rule = 'none'`)).rejects.toThrow('append-only');
  });

  it('is audited: proposed, approved, carried out, forgotten', async () => {
    const rows = await years.hotline.server.db.query<{ action: string }>(
      `select distinct action from access_log where action like 'retention.%' or action = 'person.forgotten' order by 1`,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'person.forgotten',
      'retention.approved',
      'retention.carried-out',
      'retention.proposed',
    ]);
  });

  it('the caller who rings again is somebody new', async () => {
    const again = await years.hotline.server.db.query('select count(*)::int as n from citizen');
    const agent = await years.as('agent');
    await post(agent, '/api/contacts', {
      channel: 'phone',
      outcome: 'inquiry',
      inquiry: { topic: '王小明問某事', answeredAtOnce: true, note: '自稱王小明' },
      citizen: WANG,
    }).expect(201);
    expect(await years.hotline.server.db.query('select count(*)::int as n from citizen')).toEqual([
      { n: (again as [{ n: number }])[0].n + 1 },
    ]);
  });

  it('a contact without a case goes by a rule of its own, after one year', async () => {
    await years.hotline.server.moveTo('2026-03-02T09:00:00+08:00');
    const proposal = await years.propose();
    expect((await years.items(proposal)).map(({ what, of, rule }) => [what, of, rule])).toEqual([
      ['texts', 'contact', 'contact'],
      ['person', 'person', 'contact'],
    ]);
    await years.approve(proposal);
    expect(await years.tablesWith(['王小明', '問某事', ...Object.values(WANG)])).toEqual([]);
  });
});

describe('what changes between the list and its carrying out', () => {
  let numbers: Record<'plain' | 'reopened' | 'held' | 'shared' | 'other', string>;
  const CHEN = { name: '陳美麗', phone: '0922-000-111' };
  const LIN = { name: '林大同', phone: '0933-000-222' };

  beforeAll(async () => {
    await years.hotline.server.moveTo('2026-04-01T09:00:00+08:00');
    const again = async (citizen?: object) =>
      years.finishedCase({ description: '路面破洞' }, citizen ? { citizen } : {});
    // The sessions of the beginning are long over.
    Object.assign(years.hotline, {
      agent: await years.as('agent'),
      supervisor: await years.as('supervisor'),
      officer: await years.as('officer'),
    });
    numbers = {
      plain: await again(),
      reopened: await again(CHEN),
      held: await again(),
      shared: await again(LIN),
      other: await again(LIN),
    };
  });

  it('a case that was reopened, or put on hold, is left out and says so; its person stays; the others go', async () => {
    await years.hotline.server.moveTo('2032-01-05T09:00:00+08:00');
    Object.assign(years.hotline, { supervisor: await years.as('supervisor') });
    const proposal = await years.propose();
    expect(proposal.counts).toMatchObject({ texts: 5, attachments: 5, photos: 5, persons: 2 });
    await years.hotline.onCase(numbers.reopened, 'reopen', { reason: '又壞了' });
    const clerk = await years.as('petition_clerk');
    await post(clerk, '/api/retention/holds', {
      number: numbers.held,
      of: 'case',
      reason: '國賠訴訟中',
    }).expect(201);
    await post(clerk, '/api/retention/holds', {
      number: numbers.other,
      of: 'case',
      reason: '監察院調查',
    }).expect(201);
    const carried = await years.approve(proposal);
    expect(carried.progress).toEqual({ total: 12, done: 4, skipped: 8, failed: 0 });
    const outcomes = await years.outcomes(proposal);
    expect(outcomes).toEqual(
      expect.arrayContaining([
        `texts ${numbers.plain} done`,
        `attachments ${numbers.plain} done`,
        `texts ${numbers.reopened} skipped unfinished`,
        `attachments ${numbers.reopened} skipped unfinished`,
        `texts ${numbers.held} skipped held`,
        `texts ${numbers.shared} done`,
        `attachments ${numbers.shared} done`,
        `texts ${numbers.other} skipped held`,
        `person ${numbers.reopened} skipped unfinished`,
        // Of two cases one is held: the person belongs to both.
        `person ${numbers.other} skipped held`,
      ]),
    );
    const page = await years.hotline.page(numbers.held, await years.as('supervisor'));
    expect(page.description).toBe('路面破洞');
  });

  it('a hold is placed once, is in the list, and when it is lifted the case is due again', async () => {
    const clerk = await years.as('petition_clerk');
    const hold = { number: numbers.held, of: 'case', reason: '再一次' };
    expect((await post(clerk, '/api/retention/holds', hold).expect(409)).body.code).toBe('HELD_ALREADY');
    const { body } = await clerk.get('/api/retention/holds').expect(200);
    const own = body.items.find(({ number }: { number: string }) => number === numbers.held);
    expect(own).toMatchObject({ of: 'case', reason: '國賠訴訟中', placedBy: { role: 'petition_clerk' } });
    await post(clerk, `/api/retention/holds/${own.id}/lift`, { reason: '和解' }).expect(204);
    await post(clerk, `/api/retention/holds/${own.id}/lift`, { reason: '和解' }).expect(404);
    const proposal = await years.propose();
    expect((await years.items(proposal)).map(({ what, number }) => [what, number])).toEqual([
      ['texts', numbers.held],
      ['attachments', numbers.held],
    ]);
    await years.approve(proposal);
    expect(await years.tablesWith(['國賠訴訟中', '和解'])).toEqual([]);
  });

  it('a hold on a person keeps all of their cases', async () => {
    const clerk = await years.as('petition_clerk');
    await post(clerk, '/api/retention/holds', { number: numbers.plain, of: 'person', reason: '無' }).expect(
      404,
    );
    const { body } = await clerk.get('/api/retention/holds').expect(200);
    const own = body.items.find(({ number }: { number: string }) => number === numbers.other);
    await post(clerk, '/api/retention/holds', { number: numbers.other, of: 'person', reason: '調閱' }).expect(
      201,
    );
    await post(clerk, `/api/retention/holds/${own.id}/lift`, { reason: '結束' }).expect(204);
    const admin = await years.as('admin');
    expect((await post(admin, '/api/retention/proposals', {}).expect(422)).body.code).toBe('NOTHING_DUE');
  });

  it('a reopened case that ends again is counted from its new end', async () => {
    Object.assign(years.hotline, { officer: await years.as('officer') });
    await years.hotline.finish(numbers.reopened);
    await years.hotline.onCase(numbers.reopened, 'release', { how: 'called_back' });
    await years.hotline.server.moveTo('2037-01-05T23:00:00+08:00');
    const admin = await years.as('admin');
    const early = await post(admin, '/api/retention/proposals', {}).expect(201);
    const seen = (await years.items(early.body)).map(({ what, number }) => [what, number]);
    // Photos after three years; texts and the person not before 6 January 2037.
    expect(seen).toEqual([['attachments', numbers.reopened]]);
    const commission = await years.as('commission');
    await post(commission, `/api/retention/proposals/${early.body.id}/decision`, {
      ...{ version: 1, decision: 'refused', reason: '再等一天' },
    }).expect(200);
    await years.hotline.server.moveTo('2037-01-06T00:00:00+08:00');
    const proposal = await years.propose();
    expect((await years.items(proposal)).map(({ what }) => what)).toEqual(['texts', 'attachments', 'person']);
    await years.approve(proposal);
    expect(await years.tablesWith(['陳美麗', '0922-000-111', '又壞了'])).toEqual([]);
  });
});

describe('a list', () => {
  let admin: TestPerson;

  beforeAll(async () => {
    Object.assign(years.hotline, {
      agent: await years.as('agent'),
      supervisor: await years.as('supervisor'),
      officer: await years.as('officer'),
    });
    await years.finishedCase();
    await years.hotline.server.moveTo('2045-01-01T09:00:00+08:00');
  });

  it('is not of a day to come, and one waits at a time', async () => {
    admin = await hire(years.hotline.server.app, 'admin');
    const agent = supertest.agent(years.hotline.server.app.getHttpServer());
    const { username, password } = admin;
    await agent.post('/api/session').send({ username, password }).expect(200);
    const post1 = (body: object) => post(agent, '/api/retention/proposals', body);
    expect((await post1({ asOf: '2045-01-02' }).expect(422)).body.code).toBe('DAY_IN_FUTURE');
    await post1({ asOf: '2045-13-01' }).expect(400);
    await post1({}).expect(201);
    expect((await post1({}).expect(409)).body.code).toBe('PROPOSAL_PENDING');
  });

  it('is decided once, by the newest version, never by who proposed it', async () => {
    const commission = await years.as('commission');
    const { body } = await commission.get('/api/retention/proposals').expect(200);
    const [{ id, state, isMine }] = body.items;
    // The administrator who proposed it has gone over to the commission.
    const { db, app } = years.hotline.server;
    await db.query(`update staff set role = 'commission' where id = $1`, [admin.id]);
    const proposer = supertest.agent(app.getHttpServer());
    const { username, password } = admin;
    await proposer.post('/api/session').send({ username, password }).expect(200);
    expect([state, isMine]).toEqual(['proposed', false]);
    const decide = (by: typeof commission, dto: object) =>
      post(by, `/api/retention/proposals/${id}/decision`, dto);
    expect(
      (await decide(commission, { version: 7, decision: 'approved', reason: '好' }).expect(409)).body.code,
    ).toBe('STALE_VERSION');
    await decide(commission, { version: 1, decision: 'approved', reason: ' ' }).expect(400);
    expect(
      (await decide(proposer, { version: 1, decision: 'approved', reason: '好' }).expect(403)).body.code,
    ).toBe('OWN_PROPOSAL');
    await decide(commission, { version: 1, decision: 'refused', reason: '先不刪' }).expect(200);
    expect(
      (await decide(commission, { version: 2, decision: 'approved', reason: '好' }).expect(409)).body.code,
    ).toBe('ACTION_NOT_POSSIBLE');
    await years.hotline.server.settle();
    const items = await years.items({ id });
    expect(items.length).toBeGreaterThan(0);
    expect(items.every(({ outcome }) => outcome === null)).toBe(true);
  });

  it('can be taken away as a file, which is recorded', async () => {
    const commission = await years.as('commission');
    const { body } = await commission.get('/api/retention/proposals').expect(200);
    const path = `/api/retention/proposals/${body.items[0].id}/list`;
    const csv = await commission.get(`${path}?format=csv`).expect(200);
    expect(csv.text).toContain('序,刪除內容,對象,案件編號,規則,到期日,數量,結果,說明');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="retention-2045-01-01.csv"');
    const ods = await bytesOf(commission.get(`${path}?format=ods&lang=en`));
    expect(Object.keys(unzipSync(ods))).toContain('content.xml');
    const [row] = await years.hotline.server.db.query<{ n: number }>(
      `select count(*)::int as n from access_log where action = 'report.exported' and subject = $1`,
      [`proposal:${body.items[0].id}`],
    );
    expect(row?.n).toBe(2);
  });

  it('shows the rules in force', async () => {
    const { body } = await (await years.as('auditor')).get('/api/retention').expect(200);
    expect(body.statistics).toBe('for-ever');
    expect(body.rules.map(({ code, person }: { code: string; person: number }) => [code, person])).toEqual([
      ['dispatch', 5],
      ['petition', 5],
      ['works', 10],
      ['contact', 1],
      ['bullying', 5],
    ]);
  });
});
