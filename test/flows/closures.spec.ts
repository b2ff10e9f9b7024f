import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { grantOf } from '../../src/access/rights.js';
import { type Role, roles } from '../../src/access/roles.js';
import { CityService } from '../../src/city/city.service.js';
import type { ClosureDto } from '../../src/city/closure.dto.js';
import { LogTail } from '../../src/platform/log/log-tail.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';

/** A typhoon is announced on Friday evening for Monday. */
const FRIDAY_EVENING = '2026-11-20T20:00:00+08:00';
const [MONDAY, TUESDAY] = ['2026-11-23', '2026-11-24'];
const [FENGSHAN, LINYUAN, SANMIN] = ['64000120', '64000130', '64000050'];
const TYPHOON = { date: MONDAY, part: 'day', districts: null, reason: '康芮颱風' };
const UNKNOWN_ID = '01930000-0000-7000-8000-000000000000';

let server: TestApp;
let supervisor: TestAgent;
let officer: TestAgent;

beforeAll(async () => {
  server = await startApp({ now: FRIDAY_EVENING });
  supervisor = await signIn(server.app, 'supervisor');
  officer = await signIn(server.app, 'officer', 'maintenance');
});
afterAll(() => server.close());
beforeEach(async () => {
  for (const { id, withdrawnAt } of await list()) if (!withdrawnAt) await withdraw(id).expect(200);
});

const save = (wish: object = {}, by = supervisor) => by.post('/api/closures').send({ ...TYPHOON, ...wish });
const withdraw = (id: string, by = supervisor) => by.post(`/api/closures/${id}/actions/withdraw`).send({});

async function saved(wish: object = {}): Promise<ClosureDto> {
  return (await save(wish).expect(201)).body;
}

async function list(year = 2026, by = supervisor): Promise<ClosureDto[]> {
  return (await by.get(`/api/closures?year=${year}`).expect(200)).body.items;
}

/** When the answer to a petition of six working days would be due that came in now. */
async function due(district: string, by = supervisor): Promise<Date> {
  const { body } = await by.get(`/api/city/preview?category=PTX01&district=${district}`).expect(200);
  return new Date(body.clocks[0].dueAt);
}

async function written(): Promise<unknown> {
  const [counts] = await server.db.query(
    `select (select count(*) from closure) as closures, (select count(*) from recalculation) as recalculations,
            (select count(*) from event where kind = any($1))
              + (select count(*) from event_new where kind = any($1)) as events,
            (select count(*) from access_log) as accesses`,
    // That a recalculation has come to its end is told in its own time.
    [['closure.saved', 'closure.withdrawn', 'access.recorded']],
  );
  return counts;
}

describe('a closure', () => {
  it('is saved by who may, with their name, and counted for whoever asks next', async () => {
    expect(await due(FENGSHAN)).toEqual(new Date('2026-12-01T00:00:00+08:00'));
    const closure = await saved({ part: 'afternoon', districts: [FENGSHAN, LINYUAN, FENGSHAN] });
    expect(closure).toMatchObject({
      ...{ date: MONDAY, part: 'afternoon', reason: '康芮颱風', savedBy: '測試 supervisor' },
      districts: [
        { code: FENGSHAN, name: '鳳山區', nameEn: 'Fengshan District' },
        { code: LINYUAN, name: '林園區', nameEn: 'Linyuan District' },
      ],
      savedAt: new Date(FRIDAY_EVENING).toISOString(),
      ...{ withdrawnAt: null, withdrawnBy: null },
    });
    expect(await due(FENGSHAN)).toEqual(new Date('2026-12-01T12:00:00+08:00'));
    expect(await due(SANMIN)).toEqual(new Date('2026-12-01T00:00:00+08:00'));

    const { body } = await withdraw(closure.id).expect(200);
    expect(body).toMatchObject({ id: closure.id, withdrawnBy: '測試 supervisor' });
    expect(body.withdrawnAt).toBe(new Date(FRIDAY_EVENING).toISOString());
    expect(await due(FENGSHAN)).toEqual(new Date('2026-12-01T00:00:00+08:00'));
    const shown = (await list()).find(({ id }) => id === closure.id);
    expect(shown).toEqual({ ...body, recalculation: expect.anything() });
    await saved({ part: 'afternoon', districts: [FENGSHAN] });
  });

  it('shows in the list of its year, the latest day first, how far its recalculation is', async () => {
    const { id, recalculation } = await saved();
    expect(recalculation).toEqual({ changed: 0, cured: 0, finishedAt: null });
    const later = await saved({ date: TUESDAY });
    await server.settle();
    const items = (await list()).filter(({ withdrawnAt }) => withdrawnAt === null);
    expect(items.map(one => one.id)).toEqual([later.id, id]);
    const done = { changed: 0, cured: 0, finishedAt: new Date(FRIDAY_EVENING).toISOString() };
    expect(items.map(one => one.recalculation)).toEqual([done, done]);
    expect(await list(2025)).toEqual([]);
    const { body } = await supervisor.get('/api/closures').expect(200);
    expect(body.items).toEqual(await list());
  });

  it('is told without the words of its reason, and recorded with who did it', async () => {
    const { id } = await saved({ districts: [SANMIN] });
    await withdraw(id).expect(200);
    await server.settle();
    const told = await server.db.query(
      `select kind, payload, actor->>'role' as role from event where payload->>'closureId' = $1
         and kind like 'closure.%' order by position`,
      [id],
    );
    const payload = { closureId: id, date: MONDAY, part: 'day', districts: [SANMIN] };
    expect(told).toEqual([
      { kind: 'closure.saved', payload, role: 'supervisor' },
      { kind: 'closure.withdrawn', payload, role: 'supervisor' },
    ]);
    const accesses = await server.db.query(
      `select a.action, s.role from access_log a join staff s on s.id = a.staff_id where a.subject = $1 order by a.id`,
      [`closure:${id}`],
    );
    expect(accesses).toEqual([
      { action: 'closure.saved', role: 'supervisor' },
      { action: 'closure.withdrawn', role: 'supervisor' },
    ]);
  });

  it.each<Role>([...roles])('is seen by the role %s, and changed where the table says so', async role => {
    const me = await signIn(server.app, role);
    await list(2026, me);
    const may = grantOf(role, 'calendar.manage') !== null;
    expect(may).toBe(['supervisor', 'commission', 'admin'].includes(role));
    const { status, body } = await save({}, me);
    expect([status, body.code]).toEqual(may ? [201, undefined] : [403, 'NOT_ALLOWED']);
    const { id } = may ? body : await saved();
    expect((await withdraw(id, me)).status).toBe(may ? 200 : 403);
  });

  it('is saved once when the request is sent again, and the key is for that request only', async () => {
    const again = (wish: object = {}) => save(wish).set('Idempotency-Key', 'typhoon-1');
    const first = await again().expect(201);
    const before = await written();
    expect((await again().expect(201)).body).toEqual(first.body);
    expect(await written()).toEqual(before);
    expect((await again({ part: 'morning' })).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await written()).toEqual(before);
  });

  it('is saved once when two people save it at the same moment', async () => {
    const other = await signIn(server.app, 'commission');
    const answers = await Promise.all([save(), save({}, other), save({ part: 'morning' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    expect((await list()).filter(({ withdrawnAt }) => withdrawnAt === null)).toHaveLength(1);
  });
});

describe('what cannot be closed', () => {
  it.each<[string, object, number, string, string?]>([
    ['30 February', { date: '2026-02-30' }, 422, 'CLOSURE_DATE_IMPOSSIBLE', 'date'],
    ['a date in words', { date: '下星期一' }, 422, 'CLOSURE_DATE_IMPOSSIBLE', 'date'],
    ['no district', { districts: [] }, 422, 'CLOSURE_WITHOUT_DISTRICT', 'districts'],
    ['an unknown district', { districts: [FENGSHAN, '63000010'] }, 422, 'UNKNOWN_DISTRICT', 'districts'],
    ['a Saturday', { date: '2026-11-21' }, 422, 'CLOSURE_ON_DAY_OFF', 'date'],
    ['a holiday, a Friday', { date: '2026-12-25' }, 422, 'CLOSURE_ON_DAY_OFF', 'date'],
    ['a Thursday of a final month', { date: '2026-10-01' }, 422, 'CLOSURE_IN_FROZEN_MONTH', 'date'],
    ['a Monday more than a year ahead', { date: '2027-11-22' }, 422, 'CLOSURE_TOO_FAR', 'date'],
    ['a date that is a number', { date: 20261123 }, 400, 'INVALID', 'date'],
    ['a quarter of a day', { part: 'evening' }, 400, 'INVALID', 'part'],
    ['districts left out', { districts: undefined }, 400, 'INVALID', 'districts'],
    ['districts in one text', { districts: FENGSHAN }, 400, 'INVALID', 'districts'],
    ['a thousand districts', { districts: Array(1000).fill(FENGSHAN) }, 400, 'INVALID', 'districts'],
    ['no reason', { reason: undefined }, 400, 'INVALID', 'reason'],
    ['a reason of blanks', { reason: ' \u3000' }, 400, 'INVALID', 'reason'],
    ['a reason beyond measure', { reason: '颱'.repeat(201) }, 400, 'INVALID', 'reason'],
    ['what nobody asked for', { withdrawnAt: null }, 400, 'INVALID', 'withdrawnAt'],
  ])('%s is refused with a sentence, and nothing is written', async (_, wish, status, code, field) => {
    const before = await written();
    const answer = await save(wish);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.body.fields).toMatchObject([{ field }]);
    expect(answer.body.words['zh-TW']).toMatch(/\p{Script=Han}.*。$/u);
    expect(answer.body.words.en).toMatch(/[a-z].*\.$/);
    expect(await written()).toEqual(before);
  });

  it('is what is closed already, and the sentence says by what', async () => {
    await saved({ part: 'morning', districts: [FENGSHAN] });
    const before = await written();
    const { body } = await save({ districts: [LINYUAN, FENGSHAN] }).expect(409);
    expect(body.code).toBe('CLOSURE_OVERLAPS');
    expect(body.detail).toContain('115/11/23（一）已登錄停止上班（鳳山區）');
    expect(await written()).toEqual(before);
    await saved({ part: 'afternoon', districts: [FENGSHAN] });
    await saved({ part: 'morning', districts: [LINYUAN] });
    await saved({ date: TUESDAY });
  });
});

describe('a closure is not withdrawn', () => {
  it('twice', async () => {
    const { id } = await saved();
    await withdraw(id).expect(200);
    const before = await written();
    expect((await withdraw(id).expect(409)).body.code).toBe('CLOSURE_WITHDRAWN_ALREADY');
    expect(await written()).toEqual(before);
  });

  it('where there is none', async () => {
    expect((await withdraw(UNKNOWN_ID).expect(404)).body.code).toBe('CLOSURE_NOT_FOUND');
    await withdraw('1').expect(400);
  });

  it('by an officer, for whom it is there all the same', async () => {
    const { id } = await saved();
    expect((await withdraw(id, officer).expect(403)).body.code).toBe('NOT_ALLOWED');
    expect((await list(2026, officer)).find(one => one.id === id)).toMatchObject({ withdrawnAt: null });
  });
});

describe('another process', () => {
  let other: TestApp;
  beforeAll(async () => {
    const { databaseUrl, config } = server;
    other = await startApp({ databaseUrl, now: FRIDAY_EVENING, settings: { dataDir: config.dataDir } });
  });
  afterAll(() => other.close());

  it('counts it, and counts it no more', async () => {
    const elsewhere = await signIn(other.app, 'officer', 'maintenance');
    const city = other.app.get(CityService);
    const isOpen = () => city.calendar.isWorkingDay(new Date(`${MONDAY}T12:00:00+08:00`), SANMIN);
    /** Last of those who hear of it, so this server has read its calendar by then. */
    const heard = (expected: boolean) =>
      new Promise<void>(resolve => {
        other.app.get(LogTail).follow(() => {
          if (isOpen() === expected) resolve();
        });
      });
    const closed = heard(false);
    const { id } = await saved();
    await server.settle();
    await closed;
    expect(await due(SANMIN, elsewhere)).toEqual(new Date('2026-12-02T00:00:00+08:00'));
    const open = heard(true);
    await withdraw(id).expect(200);
    await server.settle();
    await open;
    expect(await due(SANMIN, elsewhere)).toEqual(new Date('2026-12-01T00:00:00+08:00'));
  });
});

describe('when the figures of its month are final', () => {
  it('a closure stays as it is', async () => {
    const { id } = await saved();
    await server.moveTo('2026-12-10T00:00:00+08:00');
    const me = await signIn(server.app, 'supervisor');
    const before = await written();
    const { body } = await withdraw(id, me).expect(422);
    expect([body.code, body.detail]).toEqual([
      'CLOSURE_IN_FROZEN_MONTH',
      '115年11月的統計數字已經定案，該月的停止上班不能再登錄或撤銷。',
    ]);
    expect(await written()).toEqual(before);
  });
});
