import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { AuditPageDto } from '../../src/desk/audit/audit.dto.js';
import type { PatternsDto } from '../../src/desk/audit/patterns.dto.js';
import { Audit } from '../../src/platform/audit/audit.service.js';
import { LogVerifier } from '../../src/platform/audit/log-verifier.service.js';
import { SealQuery } from '../../src/platform/log/seal.query.js';
import { Hotline } from '../support/hotline.js';
import { hire, signIn, type TestPerson } from '../support/people.js';

const PHONE = '0912-345-678';
const START = '2026-11-20T09:00:00+08:00';

let hotline: Hotline;
let auditor: TestAgent;
let curious: TestPerson;
let number: string;
let personId: string;

const search = async (body: object, by = auditor): Promise<AuditPageDto> =>
  (await by.post('/api/audit/search').send(body).expect(200)).body;
const actionsOf = ({ items }: AuditPageDto): string[] => items.map(({ action }) => action);
const record = (access: Parameters<Audit['record']>[1], by = curious.id): Promise<void> =>
  hotline.server.db.transaction(tx =>
    hotline.server.app.get(Audit).record(tx, access, { kind: 'staff', id: by }),
  );
const readingsOf = (who: string) =>
  hotline.server.db.query<{
    action: string;
    citizenId: string | null;
    subject: string | null;
    number: string | null;
  }>(
    `select a.action, a.citizen_id as "citizenId", a.subject, c.number from access_log a
       join staff s on s.id = a.staff_id left join case_file c on c.id = a.case_id
      where s.role = $1 and a.action like 'audit.%' order by a.id`,
    [who],
  );

beforeAll(async () => {
  hotline = await Hotline.open({ now: START });
  auditor = await signIn(hotline.server.app, 'auditor');
  curious = await hire(hotline.server.app, 'agent');
  ({ number } = await hotline.record({}, { citizen: { name: '王小明', phone: PHONE } }));
  const [row] = await hotline.server.db.query<{ id: string }>(
    'select citizen_id as id from case_file where number = $1',
    [number],
  );
  personId = row?.id as string;
  await hotline.agent.post('/api/callers/search').send({ phone: PHONE }).expect(200);
  await record({ action: 'person.read', citizenId: personId, reason: '=HYPERLINK("http://x")' });
});
afterAll(() => hotline.close());

describe('who looked at this person', () => {
  it.each([
    ['by the number of their case', () => ({ caseNumber: number })],
    [
      'by that number, without its dashes and in small letters',
      () => ({ caseNumber: number.replaceAll('-', '').toLowerCase() }),
    ],
    ['by their telephone number, however it is spelled', () => ({ phone: '+886 912 345 678' })],
    ['by the id that a row gives', () => ({ id: personId })],
  ])('is answered %s', async (_how, person) => {
    const page = await search({ person: person() });
    expect(actionsOf(page).filter(action => action.startsWith('person.'))).toEqual([
      'person.read',
      'person.searched',
    ]);
    const [read] = page.items.filter(({ action }) => action === 'person.read');
    expect(read).toMatchObject({
      who: { username: curious.username, role: 'agent', agency: null },
      what: { 'zh-TW': '查看個人資料', en: 'read personal data' },
      personId,
      reason: '=HYPERLINK("http://x")',
    });
  });

  it('says nothing of the person', async () => {
    const text = JSON.stringify(await search({ person: { phone: PHONE } }));
    for (const said of ['王小明', PHONE, PHONE.replace(/\D/g, ''), '912345678'])
      expect(text).not.toContain(said);
  });

  it('is answered with nothing for a number that nobody has', async () => {
    expect(await search({ person: { phone: '07-000-0000' } })).toEqual({ items: [], next: null });
  });

  it('leads to the case those only who may open it', async () => {
    await record({ action: 'person.read', citizenId: personId, caseId: await caseId() });
    const page = await search({ person: { caseNumber: number }, action: 'person.read' });
    expect(page.items[0]?.case).toEqual({ number, mayOpen: false });
  });
});

const caseId = async (): Promise<string> => {
  const [row] = await hotline.server.db.query<{ id: string }>('select id from case_file where number = $1', [
    number,
  ]);
  return row?.id as string;
};

describe('what did this account look at', () => {
  it('is answered by its user name and by its id', async () => {
    for (const account of [curious.username.toUpperCase(), curious.id]) {
      const page = await search({ account });
      expect(new Set(page.items.map(({ who }) => who?.id))).toEqual(new Set([curious.id]));
      expect(actionsOf(page)).toContain('person.read');
    }
  });

  it('is narrowed by what was done and when', async () => {
    const at = new Date(START).getTime();
    const iso = (ms: number): string => new Date(at + ms).toISOString();
    expect(actionsOf(await search({ account: curious.id, action: 'person.searched' }))).toEqual([]);
    expect((await search({ account: curious.id, from: iso(1) })).items).toEqual([]);
    expect((await search({ account: curious.id, to: iso(0) })).items).toEqual([]);
    expect((await search({ account: curious.id, from: iso(0), to: iso(1) })).items.length).toBeGreaterThan(0);
  });

  it('comes in pages, each entry once', async () => {
    for (let i = 0; i < 7; i += 1) await record({ action: 'report.exported', subject: `report:${i}` });
    const seen: (string | null)[] = [];
    let after: string | undefined;
    do {
      const page = await search({
        account: curious.id,
        action: 'report.exported',
        limit: 3,
        ...(after && { after }),
      });
      expect(page.items.length).toBeLessThanOrEqual(3);
      seen.push(...page.items.map(({ subject }) => subject));
      after = page.next ?? undefined;
    } while (after);
    expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6].map(i => `report:${i}`));
  });
});

describe('a question that cannot be answered', () => {
  it.each<[string, object, number, string]>([
    ['about a case there is not', { person: { caseNumber: 'D20990101-00001-0' } }, 404, 'CASE_NOT_FOUND'],
    ['about an account there is not', { account: 'nobody.here' }, 404, 'NO_SUCH_ACCOUNT'],
    ['about two persons at once', { person: { caseNumber: 'D1', phone: PHONE } }, 422, 'ONE_PERSON_ONLY'],
    ['about no person', { person: {} }, 422, 'ONE_PERSON_ONLY'],
    ['about something that nobody does', { action: 'person.eaten' }, 400, 'INVALID'],
    ['of a time that is none', { from: 'yesterday' }, 400, 'INVALID'],
    ['with a field that there is not', { reason: '%' }, 400, 'INVALID'],
  ])('is refused: %s', async (_what, body, status, code) => {
    const answer = await auditor.post('/api/audit/search').send(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  it.each(['agent', 'supervisor', 'officer', 'agency_chief', 'commission', 'admin'] as const)(
    'is not even heard from %s',
    async role => {
      const other = await signIn(hotline.server.app, role);
      for (const path of ['search', 'patterns', 'export'])
        await other.post(`/api/audit/${path}`).send({ format: 'csv' }).expect(403);
      await other.get('/api/audit/head').expect(403);
    },
  );
});

describe('the auditor', () => {
  it('is recorded with whom each question was about', async () => {
    const before = (await readingsOf('auditor')).length;
    await search({ person: { phone: PHONE } });
    await search({ person: { caseNumber: number } });
    await search({ account: curious.id });
    await search({ person: { phone: '07-000-0000' } });
    await auditor.post('/api/audit/patterns').send({}).expect(200);
    await auditor.get('/api/audit/head').expect(200);
    expect((await readingsOf('auditor')).slice(before)).toEqual([
      { action: 'audit.read', citizenId: personId, subject: 'by:phone', number: null },
      { action: 'audit.read', citizenId: personId, subject: null, number },
      { action: 'audit.read', citizenId: null, subject: `staff:${curious.id}`, number: null },
      { action: 'audit.read', citizenId: null, subject: 'by:phone', number: null },
      { action: 'audit.read', citizenId: null, subject: 'patterns', number: null },
      { action: 'audit.read', citizenId: null, subject: 'head', number: null },
    ]);
  });

  it('is found among those who looked at the person', async () => {
    expect(actionsOf(await search({ person: { id: personId } }))).toContain('audit.read');
  });

  it('is refused what could not be recorded', async () => {
    const { db } = hotline.server;
    await db.query(
      `alter table access_log add constraint full_disk check (action <> 'audit.read') not valid`,
    );
    const answer = await auditor.post('/api/audit/search').send({ person: { phone: PHONE } });
    await db.query('alter table access_log drop constraint full_disk');
    expect([answer.status, answer.body.items]).toEqual([500, undefined]);
  });

  it('takes it away as a file in which nothing is a formula, and that is recorded', async () => {
    const asked = { person: { phone: PHONE }, action: 'person.read', format: 'csv', lang: 'en' };
    const { text, headers } = await auditor.post('/api/audit/export').send(asked).expect(200);
    expect(headers['content-disposition']).toBe('attachment; filename="audit.csv"');
    expect(text).toContain(`"'=HYPERLINK(""http://x"")"`);
    expect(text).toContain(`,${curious.username},`);
    expect((await readingsOf('auditor')).at(-1)).toEqual({
      action: 'audit.exported',
      citizenId: personId,
      subject: 'action:person.read',
      number: null,
    });
    const ods = await auditor
      .post('/api/audit/export')
      .send({ ...asked, format: 'ods' })
      .expect(200);
    expect(ods.headers['content-type']).toBe('application/vnd.oasis.opendocument.spreadsheet');
  });
});

describe('a report', () => {
  it('that is taken away as a file is recorded, and one that is looked at is not', async () => {
    const path = '/api/reports/day?date=2026-11-20';
    for (const format of ['json', 'csv', 'ods'])
      await hotline.supervisor.get(`${path}&format=${format}`).expect(200);
    const { items } = await search({ action: 'report.exported' });
    const taken = items.filter(({ who }) => who?.role === 'supervisor').map(({ subject }) => subject);
    expect(taken).toEqual(['report:day-2026-11-20', 'report:day-2026-11-20']);
  });
});

describe('unusual patterns', () => {
  const patterns = async (body: object = {}): Promise<PatternsDto> =>
    (await auditor.post('/api/audit/patterns').send(body).expect(200)).body;

  it('are told with who it was and in words', async () => {
    const { app } = hotline.server;
    const guesser = await hire(app, 'agent');
    for (let i = 0; i < 6; i += 1) await record({ action: 'person.searched', reason: 'phone' }, guesser.id);
    await hotline.server.moveTo('2026-11-20T10:00:00+08:00');
    const { items } = await patterns();
    const [found] = items.filter(({ who }) => who?.username === guesser.username);
    expect(found).toMatchObject({
      kind: 'empty-searches',
      count: 6,
      title: { en: 'Searches that found nobody, in a row' },
      who: { role: 'agent', agency: null },
    });
  });

  it('know who did some work near in time: that is read from the log', async () => {
    const { app } = hotline.server;
    const [worker, idler] = [await signIn(app, 'agent'), await hire(app, 'agent')];
    const [{ id: workerId } = { id: '' }] = await hotline.server.db.query<{ id: string }>(
      `select staff_id as id from session order by started_at desc, id desc limit 1`,
    );
    for (const hour of ['11', '12', '13']) {
      await hotline.server.moveTo(`2026-11-20T${hour}:00:00+08:00`);
      for (const id of [workerId, idler.id]) await record({ action: 'person.read', citizenId: personId }, id);
      const other = { channel: 'phone', outcome: 'other', other: { reason: 'wrong_number' } };
      await worker.post('/api/contacts').send(other).expect(201);
      await hotline.server.settle();
    }
    await hotline.server.moveTo('2026-11-20T14:00:00+08:00');
    const idle = (await patterns()).items.filter(({ kind }) => kind === 'no-work');
    expect(idle.map(({ who }) => who?.id)).toContain(idler.id);
    expect(idle.map(({ who }) => who?.id)).not.toContain(workerId);
  });

  it('know the agency that a report is about, and those below it', async () => {
    const officer = await hire(hotline.server.app, 'officer', 'maintenance');
    const { number: report } = await hotline.record({}, { citizen: { name: '李四', phone: '0922-000-111' } });
    const [row] = await hotline.server.db.query<{ id: string; citizenId: string }>(
      `update case_file set reported_agency = 'maintenance' where number = $1 returning id, citizen_id as "citizenId"`,
      [report],
    );
    await record(
      { action: 'person.read', citizenId: row?.citizenId as string, caseId: row?.id as string },
      officer.id,
    );
    await hotline.server.moveTo('2026-11-20T15:00:00+08:00');
    expect((await patterns()).items).toContainEqual(
      expect.objectContaining({
        kind: 'own-agency',
        who: expect.objectContaining({ id: officer.id }),
        case: { number: report, mayOpen: false },
      }),
    );
  });

  it('are of a period that can be chosen, of a month at most', async () => {
    expect(await patterns({ from: '2026-11-01', to: '2026-11-02' }).catch(() => null)).toBeNull();
    const past = await patterns({ from: '2026-11-01T00:00:00+08:00', to: '2026-11-08T00:00:00+08:00' });
    expect(past).toMatchObject({ entries: 0, isCutOff: false, items: [] });
    for (const [from, to] of [
      ['2026-10-01', '2026-11-08'],
      ['2026-11-08', '2026-11-01'],
    ]) {
      const answer = await auditor
        .post('/api/audit/patterns')
        .send({ from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z` });
      expect([answer.status, answer.body.code]).toEqual([422, 'PERIOD_TOO_LONG']);
    }
  });
});

describe('the head of the log', () => {
  it('is given to be kept elsewhere, with when the log was last gone through', async () => {
    await hotline.server.settle();
    const verifier = hotline.server.app.get(LogVerifier);
    const verdict = await verifier.verify();
    await verifier.keep(verdict);
    const head = await hotline.server.app.get(SealQuery).head();
    const { body } = await auditor.get('/api/audit/head').expect(200);
    expect(body).toMatchObject({
      ...head,
      at: new Date('2026-11-20T15:00:00+08:00').toISOString(),
      lastCheck: { position: verdict.position, faults: 0, heads: 0 },
    });
  });
});
