import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { type Role, roles } from '../../src/access/roles.js';
import { CityService } from '../../src/city/city.service.js';
import { Events } from '../../src/platform/log/events.service.js';
import type { SurveyCallDto, SurveyCallsDto } from '../../src/satisfaction/phone/survey-call.dto.js';
import { post } from '../support/hotline.js';
import { hire, signIn } from '../support/people.js';
import { withRowsHeld } from '../support/row-lock.js';
import { Surveyed } from '../support/surveys.js';

const NOW = '2026-11-13T10:00:00+08:00';
const NEXT_DAY = '2026-11-14T10:00:00+08:00';
const LANDLINE = { name: '王曉鈴', phone: '07-336-8333' };
const SAID = { service: 4, outcome: 5 };

let city: Surveyed;
const people = new Map<Role, TestAgent>();
const as = (role: Role): TestAgent => people.get(role) as TestAgent;

beforeAll(async () => {
  city = await Surveyed.open(NOW);
  for (const role of roles) people.set(role, await signIn(city.hotline.server.app, role));
});
afterAll(() => city.close());
afterEach(async () => {
  for (const role of ['agent', 'supervisor'] as const)
    for (const call of await items(as(role))) if (call.isMine) await act(as(role), call, 'actions/give-back');
  await city.hotline.server.moveTo(NOW);
  city.draw(0);
});

const page = async (by = as('agent')): Promise<SurveyCallsDto> =>
  (await by.get('/api/survey-calls').expect(200)).body;
const items = async (by = as('agent')): Promise<SurveyCallDto[]> => (await page(by)).items;
const of = async (number: string, by = as('agent')): Promise<SurveyCallDto | undefined> =>
  (await items(by)).find(call => call.case.number === number);
const act = (by: TestAgent, { id, version }: SurveyCallDto, action: string, body: object = {}) =>
  post(by, `/api/survey-calls/${id}/${action}`, { version, ...body });
const petitioner = (by: TestAgent, number: string) => post(by, `/api/cases/${number}/petitioner`, {});
const states = async (number: string): Promise<string[]> =>
  (await city.surveys(number)).map(({ channel, sample, state }) => `${channel} ${sample} ${state}`);
const told = async (number: string): Promise<string[]> =>
  (await city.hotline.told(number)).map(({ kind }) => kind).filter(kind => /^survey/.test(kind));

async function waiting(wish: object = {}, contact: object = {}): Promise<string> {
  await city.hotline.server.moveTo(NOW);
  const { number } = await city.released(wish, { citizen: LANDLINE, ...contact });
  await city.hotline.server.moveTo(NEXT_DAY);
  return number;
}
async function take(number: string, by = as('agent')): Promise<SurveyCallDto> {
  const call = await of(number, by);
  if (!call) throw new Error(`Nobody is called about ${number}.`);
  return (await act(by, call, 'actions/take').expect(200)).body;
}

describe('whoever has only a telephone', () => {
  it('waits in the list from a day after the release on, and nothing says who it is', async () => {
    const { number } = await city.released({}, { citizen: LANDLINE, language: 'en' });
    expect(await states(number)).toEqual(['call self waiting']);
    await city.hotline.server.moveTo('2026-11-14T09:59:59+08:00');
    expect(await of(number)).toBeUndefined();
    await city.hotline.server.moveTo(NEXT_DAY);
    const call = await of(number);
    expect(call).toMatchObject({
      ...{ version: 1, language: 'en', takenBy: null, isMine: false, attempts: [] },
      ...{ dueAt: new Date(NEXT_DAY).toISOString(), expiresAt: '2026-11-21T02:00:00.000Z' },
      case: {
        number,
        confidential: false,
        category: { code: 'RD01' },
        releasedAt: new Date(NOW).toISOString(),
      },
    });
    expect(JSON.stringify(call)).not.toMatch(/王曉鈴|3368333|336-8333|建工路|sample/);
    expect(await told(number)).toEqual(['survey.invited']);
  });

  it('is called at hours at which people are called, and not in between', async () => {
    const number = await waiting();
    const call = await of(number);
    await city.hotline.server.moveTo('2026-11-14T12:30:00+08:00');
    expect(await page()).toMatchObject({ items: [], isTime: false });
    const early = await act(as('agent'), call as SurveyCallDto, 'actions/take');
    expect([early.status, early.body.code]).toEqual([409, 'NOT_CALLING_TIME']);
    await city.hotline.server.moveTo('2026-11-14T14:00:00+08:00');
    expect((await page()).isTime).toBe(true);
    expect(await of(number)).toBeDefined();
  });

  it('is known to whoever takes the call, by the one door and with a record of it, and to nobody else', async () => {
    const number = await waiting();
    await petitioner(as('agent'), number).expect(403);
    const taken = await take(number);
    expect(taken).toMatchObject({ isMine: true, takenBy: '測試 agent', version: 2 });
    expect((await petitioner(as('agent'), number).expect(200)).body).toMatchObject({
      ...LANDLINE,
      ground: 'call_back',
    });
    await petitioner(as('supervisor'), number).expect(403);
    const [read] = await city.hotline.server.db.query(
      `select l.action from access_log l join case_file c on c.id = l.case_id
        where c.number = $1 order by l.at desc, l.id desc limit 1 offset 1`,
      [number],
    );
    expect(read).toEqual({ action: 'person.read' });
    await act(as('agent'), taken, 'actions/give-back').expect(200);
    await petitioner(as('agent'), number).expect(403);
    expect(await told(number)).toEqual(['survey.invited', 'survey-call.taken', 'survey-call.given-back']);
  });
});

describe('a survey call', () => {
  it('is for agents and supervisors', async () => {
    const number = await waiting();
    const call = (await of(number)) as SurveyCallDto;
    for (const role of roles) {
      const may = role === 'agent' || role === 'supervisor';
      expect([role, (await as(role).get('/api/survey-calls')).status]).toEqual([role, may ? 200 : 403]);
      if (may) continue;
      await act(as(role), call, 'actions/take').expect(403);
      await act(as(role), call, 'answer', SAID).expect(403);
    }
  });

  it('is taken by one of several who try at the same moment', async () => {
    const number = await waiting();
    const call = (await of(number)) as SurveyCallDto;
    const tries = await Promise.all(
      (['agent', 'supervisor'] as const).map(role => act(as(role), call, 'actions/take')),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('is the only one somebody has', async () => {
    const numbers = [await waiting(), await waiting()];
    const calls = await Promise.all(numbers.map(number => of(number)));
    const tries = await Promise.all(
      calls.map(call => act(as('agent'), call as SurveyCallDto, 'actions/take')),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(tries.find(({ status }) => status === 409)?.body.code).toBe('TOO_MANY_TAKEN');
  });

  it('in confidence is for who deals with these', async () => {
    const number = await waiting({ confidential: true });
    expect([await of(number), (await of(number, as('supervisor')))?.case.number]).toEqual([
      undefined,
      number,
    ]);
    const call = (await of(number, as('supervisor'))) as SurveyCallDto;
    await act(as('agent'), call, 'actions/take').expect(404);
    await take(number, as('supervisor'));
  });

  it('of who has left is for a colleague', async () => {
    const { app } = city.hotline.server;
    const leaver = await hire(app, 'agent');
    const me = supertest.agent(app.getHttpServer());
    const { username, password } = leaver;
    await me.post('/api/session').send({ username, password }).expect(200);
    const number = await waiting();
    await take(number, me);
    const to = (await hire(app, 'agent')).id;
    await post(as('admin'), `/api/staff/${leaver.id}/actions/hand-over`, { version: 1, to }).expect(200);
    expect(await of(number)).toMatchObject({ takenBy: null, version: 3 });
    await take(number);
  });

  it('of who has left is not waited for by what they hand over, where somebody acts on it in this moment', async () => {
    const { app } = city.hotline.server;
    const leaver = await hire(app, 'agent');
    const me = supertest.agent(app.getHttpServer());
    const { username, password } = leaver;
    await me.post('/api/session').send({ username, password }).expect(200);
    const held = await waiting();
    await take(held, me);
    const to = (await hire(app, 'agent')).id;
    const { id } = (await of(held)) as SurveyCallDto;
    await withRowsHeld(
      city.hotline.server.databaseUrl,
      [
        ['select 1 from case_file where number = $1', [held]],
        ['select 1 from survey_call where survey_id = $1', [id]],
      ],
      () => post(as('admin'), `/api/staff/${leaver.id}/actions/hand-over`, { version: 1, to }).expect(200),
    );
    const left = (await of(held, as('supervisor'))) as SurveyCallDto;
    expect(left.takenBy).not.toBeNull();
    await act(as('supervisor'), left, 'actions/give-back').expect(200);
  });
});

describe('what they say', () => {
  it('is kept as of a link, with who wrote it down; what was said is sealed', async () => {
    const number = await waiting();
    const waits = (await of(number)) as SurveyCallDto;
    expect((await act(as('agent'), waits, 'answer', SAID)).body.code).toBe('SURVEY_CALL_NOT_YOURS');
    const taken = await take(number);
    for (const [said, code] of [
      [{ service: 0, outcome: 1 }, 'INVALID'],
      [{ ...SAID, reasons: ['slow'] }, 'REASONS_NOT_ASKED'],
      [{ ...SAID, service: 1, reasons: ['loud'] }, 'UNKNOWN_REASON'],
      [{ ...SAID, version: 1 }, 'STALE_VERSION'],
    ] as const)
      expect((await act(as('agent'), taken, 'answer', said)).body.code).toBe(code);
    const said = { service: 2, outcome: 5, reasons: ['slow'], text: ' 等了三個月 ' };
    await act(as('agent'), taken, 'answer', said).expect(201);
    expect(await states(number)).toEqual(['call self answered']);
    const [row] = await city.hotline.server.db.query<{ text: Buffer }>(
      `select a.service, a.outcome, a.reasons, a.text, f.name as by
         from answer a join survey s on s.id = a.survey_id join case_file c on c.id = s.case_id
         join staff f on f.id = a.taken_by where c.number = $1`,
      [number],
    );
    expect(row).toMatchObject({ service: 2, outcome: 5, reasons: ['slow'], by: '測試 agent' });
    expect(row?.text.toString()).not.toContain('三個月');
    const log = await city.hotline.told(number);
    expect(log.findLast(({ kind }) => kind === 'survey.answered')).toMatchObject({
      kind: 'survey.answered',
      payload: { channel: 'call', sample: 'self', service: 2, outcome: 5, reasons: ['slow'] },
    });
    expect(JSON.stringify(log)).not.toContain('三個月');
    await petitioner(as('agent'), number).expect(403);
    expect(await of(number)).toBeUndefined();
    expect((await act(as('agent'), taken, 'answer', SAID)).body.code).toBe('ACTION_NOT_POSSIBLE');
  });
});

describe('who does not answer', () => {
  it('is tried at other times of the day, and counts as silent where nobody ever answered', async () => {
    const number = await waiting();
    for (const [time, result] of [
      [NEXT_DAY, 'no_answer'],
      ['2026-11-14T14:00:00+08:00', 'busy'],
      ['2026-11-14T18:30:00+08:00', 'no_answer'],
    ] as const) {
      await city.hotline.server.moveTo(time);
      const taken = await take(number);
      await act(as('agent'), taken, 'attempts', { result: 'answered' }).expect(400);
      await act(as('agent'), taken, 'attempts', { result }).expect(201);
      await petitioner(as('agent'), number).expect(403);
      expect(await of(number)).toBeUndefined();
    }
    expect(await states(number)).toEqual(['call self expired']);
    expect((await told(number)).at(-1)).toBe('survey.expired');
    const { timeline } = await city.hotline.page(number);
    expect(
      timeline.filter(({ kind }) => kind === 'survey-call.attempted').map(({ data }) => data.result),
    ).toEqual(['no_answer', 'busy', 'no_answer']);
  });

  it.each([
    ['refused', 'expired'],
    ['wrong_number', 'undelivered'],
  ])('and %s is not called again: %s', async (result, state) => {
    const number = await waiting();
    await act(as('agent'), await take(number), 'attempts', { result }).expect(201);
    expect(await states(number)).toEqual([`call self ${state}`]);
    await city.hotline.server.moveTo('2026-11-14T14:00:00+08:00');
    expect(await of(number)).toBeUndefined();
  });

  it('in time is not called any more; whoever is on the telephone is not cut off', async () => {
    const never = await waiting();
    const late = await waiting();
    const forgotten = await waiting();
    await city.hotline.server.moveTo('2026-11-21T09:45:00+08:00');
    await take(forgotten, as('supervisor'));
    const taken = await take(late);
    await city.hotline.server.moveTo('2026-11-21T10:10:00+08:00');
    expect(await states(never)).toEqual(['call self undelivered']);
    await act(as('agent'), taken, 'answer', SAID).expect(201);
    expect(await states(late)).toEqual(['call self answered']);
    await city.hotline.server.moveTo('2026-11-21T10:50:00+08:00');
    expect(await states(forgotten)).toEqual(['call self undelivered']);
    await petitioner(as('supervisor'), forgotten).expect(403);
  });
});

describe('a call that was taken', () => {
  it('and forgotten is somebody else’s after an hour, and who it is is known no longer', async () => {
    const number = await waiting();
    const taken = await take(number);
    await city.hotline.server.moveTo('2026-11-14T10:59:00+08:00');
    await petitioner(as('agent'), number).expect(200);
    await city.hotline.server.moveTo('2026-11-14T11:00:00+08:00');
    await petitioner(as('agent'), number).expect(403);
    expect(await states(number)).toEqual(['call self sent']);
    expect(await of(number)).toMatchObject({ takenBy: null });
    expect((await act(as('agent'), taken, 'answer', SAID)).body.code).toBe('SURVEY_CALL_NOT_YOURS');
    expect((await told(number)).at(-1)).toBe('survey-call.given-back');
    await act(as('supervisor'), await take(number, as('supervisor')), 'actions/give-back').expect(200);
  });

  it('is not begun once its time is over, though the list still had it', async () => {
    const number = await waiting();
    const call = (await of(number)) as SurveyCallDto;
    await city.hotline.server.db.query(
      `update survey set expires_at = $2 where case_id = (select id from case_file where number = $1)`,
      [number, new Date(NEXT_DAY)],
    );
    const late = await act(as('agent'), call, 'actions/take');
    expect([late.status, late.body.code]).toEqual([409, 'ACTION_NOT_POSSIBLE']);
  });
});

it('a survey that cannot be settled keeps nobody else waiting', async () => {
  const stuck = await city.released({}, { citizen: LANDLINE });
  // Its place in the list is taken, which cannot be.
  await city.hotline.server.db.query(
    `insert into survey_call (survey_id, version, due_at)
     select s.id, 1, s.send_at from survey s join case_file c on c.id = s.case_id where c.number = $1`,
    [stuck.number],
  );
  const next = await city.released({}, { citizen: LANDLINE });
  await city.hotline.server.moveTo(NEXT_DAY);
  expect(await states(next.number)).toEqual(['call self sent']);
  expect(await states(stuck.number)).toEqual(['call self waiting']);
  await city.hotline.server.db.query(
    `delete from survey_call where survey_id in
      (select s.id from survey s join case_file c on c.id = s.case_id where c.number = $1)`,
    [stuck.number],
  );
});

describe('a call is not needed any more', () => {
  it('about a release that was given by mistake, unless somebody is at it: they may finish', async () => {
    const [alone, called] = [await waiting(), await waiting()];
    const taken = await take(called);
    for (const number of [alone, called])
      await city.hotline.onCase(number, 'take-back-release', { reason: '誤按' });
    expect([await states(alone), await states(called)]).toEqual([['call self moot'], ['call self sent']]);
    await petitioner(as('agent'), called).expect(200);
    await act(as('agent'), taken, 'answer', SAID).expect(201);
    expect(await states(called)).toEqual(['call self answered']);
  });

  it('about a case that is open again, and who had taken it no longer knows who it was', async () => {
    const number = await waiting();
    const taken = await take(number);
    await city.hotline.onCase(number, 'reopen', { reason: '又壞了' });
    expect([await of(number), await states(number)]).toEqual([undefined, ['call self moot']]);
    await petitioner(as('agent'), number).expect(403);
    expect((await act(as('agent'), taken, 'answer', SAID)).body.code).toBe('ACTION_NOT_POSSIBLE');
    expect((await told(number)).at(-1)).toBe('survey.moot');
  });

  it('to somebody who is forgotten', async () => {
    const number = await waiting();
    await take(number);
    const { app, db } = city.hotline.server;
    const [row] = await db.query<{ citizenId: string }>(
      `select citizen_id as "citizenId" from case_file where number = $1`,
      [number],
    );
    const citizenId = row?.citizenId as string;
    await db.transaction(tx =>
      app.get(Events).tell(tx, 'privacy.person-due', { citizenId, proposalId: citizenId, rule: 'x' }),
    );
    expect([await of(number), await states(number)]).toEqual([undefined, ['call self moot']]);
  });
});

describe('the phone sample', () => {
  it('is called instead of being sent a link, whatever else they left', async () => {
    city.draw(1);
    const { number, email } = await city.released();
    await city.hotline.server.moveTo(NEXT_DAY);
    expect(await states(number)).toEqual(['call phone sent']);
    expect(await city.asked(email)).toEqual([]);
    await act(as('agent'), await take(number), 'answer', SAID).expect(201);
    expect(
      (await city.hotline.told(number)).findLast(({ kind }) => kind === 'survey.answered'),
    ).toMatchObject({
      payload: { channel: 'call', sample: 'phone' },
    });
  });

  it('is drawn among those who have a telephone', async () => {
    city.draw(1);
    const { number } = await city.released({}, { citizen: { name: '王', email: 'mail@example.com' } });
    expect(await states(number)).toEqual(['mail self waiting']);
  });

  it('comes first in the list, so that it is not cut short', async () => {
    const phoneOnly = await waiting();
    city.draw(1);
    const drawn = await waiting();
    const numbers = (await items()).map(call => call.case.number);
    expect(numbers.indexOf(drawn)).toBeLessThan(numbers.indexOf(phoneOnly));
  });
});

it('a city without calling hours calls nobody', async () => {
  const rules = city.hotline.server.app.get(CityService).protocol?.satisfaction;
  if (!rules) throw new Error('This city asks nobody.');
  const { phone } = rules;
  try {
    rules.phone = undefined;
    const { number } = await city.released({}, { citizen: LANDLINE });
    expect(await states(number)).toEqual([]);
    expect(await page()).toMatchObject({ items: [], isTime: false, hours: [] });
  } finally {
    rules.phone = phone;
  }
});
