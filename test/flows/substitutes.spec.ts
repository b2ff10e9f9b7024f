import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { Role } from '../../src/access/roles.js';
import type { SubstituteDto } from '../../src/access/substitutes/substitute.dto.js';
import type { WorkOrderCardDto } from '../../src/desk/work-order-board.dto.js';
import type { EscalationDto } from '../../src/sla/escalation.dto.js';
import { Hotline, type Page, post } from '../support/hotline.js';
import { hire, type TestPerson } from '../support/people.js';

interface Person extends TestPerson {
  by: TestAgent;
}

/** A Friday. */
const FRIDAY = '2026-11-20T09:00:00+08:00';
const at = (time: string): string => `2026-11-${time}:00+08:00`;

let hotline: Hotline;
let a: Person;
let b: Person;
let c: Person;
let chief: Person;
let neighbour: Person;

async function person(role: Role, agency = 'maintenance'): Promise<Person> {
  const one = await hire(hotline.server.app, role, agency);
  const by = supertest.agent(hotline.server.app.getHttpServer());
  await by.post('/api/session').send({ username: one.username, password: one.password }).expect(200);
  return { ...one, by };
}

async function open(): Promise<void> {
  hotline = await Hotline.open({ now: FRIDAY });
  a = await person('officer');
  b = await person('officer');
  c = await person('officer');
  chief = await person('agency_chief');
  neighbour = await person('officer', 'water-resources');
}

const wish = (substitute: Person, from = at('20T09:00'), until = at('24T09:00')) => ({
  ...{ substituteId: substitute.id, from, until },
});
const set = async (by: Person, body: object): Promise<[number, SubstituteDto & { code: string }]> => {
  const answer = await post(by.by, '/api/substitutes', body);
  return [answer.status, answer.body];
};
const refusal = async (by: Person, body: object): Promise<[number, string]> => {
  const [status, { code }] = await set(by, body);
  return [status, code];
};
const inForce = async (by: Person, body: object): Promise<SubstituteDto> => {
  const [status, one] = await set(by, body);
  expect([status, one.code]).toEqual([201, undefined]);
  return one;
};
const end = (by: Person, { id, version }: { id: string; version: number }) =>
  post(by.by, `/api/substitutes/${id}/actions/end`, { version });
const endAll = async (): Promise<void> => {
  const { body } = await chief.by.get('/api/substitutes').expect(200);
  for (const one of body.items) await end(chief, one).expect(200);
};

/** Told of a case, from the first to the last. */
async function heardBy(who: Person, number: string): Promise<string[]> {
  const { body } = await who.by.get('/api/escalations?limit=200').expect(200);
  return (body.items as EscalationDto[]).filter(one => one.number === number).map(({ step }) => step);
}
const mine = async (who: Person): Promise<WorkOrderCardDto[]> =>
  (await who.by.get('/api/work-orders?mine=true&state=open').expect(200)).body.items;
const orderOf = async (number: string): Promise<{ id: string; version: number }> =>
  (await hotline.page(number)).workOrder as NonNullable<Page['workOrder']>;
const takeOver = async (by: Person, number: string, version?: number) => {
  const order = await orderOf(number);
  const body = { version: version ?? order.version, reason: '承辦人請假，今日須到場' };
  return post(by.by, `/api/work-orders/${order.id}/actions/take-over`, body);
};

describe('who stands in for whom', () => {
  beforeAll(open);
  afterAll(() => hotline.close());

  it('is said by who is away, or by the chief, and read by the agency', async () => {
    const own = await inForce(a, wish(b));
    expect(own).toMatchObject({
      ...{ agency: 'maintenance', staff: { id: a.id }, substitute: { id: b.id } },
      ...{ isNow: true, byChief: false, mayEnd: true },
    });
    const later = wish(b, at('25T09:00'), at('26T09:00'));
    const byChief = await inForce(chief, { staffId: c.id, ...later });
    expect(byChief).toMatchObject({ staff: { id: c.id }, isNow: false });
    const { body } = await c.by.get('/api/substitutes').expect(200);
    expect(body.items.map((one: SubstituteDto) => [one.staff.id, one.mayEnd])).toEqual([
      [a.id, false],
      [c.id, true],
    ]);
    expect((await neighbour.by.get('/api/substitutes').expect(200)).body.items).toEqual([]);
    const recorded = await hotline.server.db.query(
      `select action, subject from access_log where action like 'staff.subst%' order by at, id`,
    );
    expect(recorded).toEqual([
      { action: 'staff.substituted', subject: `staff:${a.id}` },
      { action: 'staff.substituted', subject: `staff:${c.id}` },
    ]);
    await endAll();
  });

  it('is refused where it makes no sense, each with its code, and nothing is kept', async () => {
    await inForce(a, wish(b));
    const nobody = '00000000-0000-7000-8000-000000000000';
    const gone = await person('officer');
    await hotline.server.db.query('update staff set active = false where id = $1', [gone.id]);
    expect(await refusal(a, wish(c, at('23T09:00'), at('25T09:00')))).toEqual([409, 'SUBSTITUTE_OVERLAPS']);
    expect(await refusal(c, wish(c))).toEqual([422, 'SUBSTITUTE_SELF']);
    expect(await refusal(b, wish(a))).toEqual([422, 'SUBSTITUTE_CIRCLE']);
    expect(await refusal(c, wish(a))).toEqual([422, 'SUBSTITUTE_ABSENT']);
    expect(await refusal(c, wish(neighbour))).toEqual([422, 'NOT_A_COLLEAGUE']);
    expect(await refusal(c, { ...wish(b), substituteId: nobody })).toEqual([422, 'NOT_A_COLLEAGUE']);
    expect(await refusal(c, wish(gone))).toEqual([422, 'SUBSTITUTE_UNAVAILABLE']);
    expect(await refusal(c, wish(b, at('24T09:00'), at('23T09:00')))).toEqual([422, 'PERIOD_INVALID']);
    expect(await refusal(c, wish(b, at('18T09:00'), at('19T09:00')))).toEqual([422, 'PERIOD_INVALID']);
    expect(await refusal(c, { ...wish(b), from: 'morgen' })).toEqual([400, 'INVALID']);
    expect(await refusal(c, { ...wish(b), staffId: a.id })).toEqual([403, 'SUBSTITUTE_NOT_YOURS']);
    expect(await refusal(chief, { ...wish(b), staffId: neighbour.id })).toEqual([
      403,
      'SUBSTITUTE_NOT_YOURS',
    ]);
    expect(await refusal(chief, { ...wish(b), staffId: nobody })).toEqual([404, 'STAFF_NOT_FOUND']);
    const { body } = await a.by.get('/api/substitutes').expect(200);
    expect(body.items).toHaveLength(1);
    await endAll();
  });

  it('is no circle of two who say so at once', async () => {
    const answers = await Promise.all([set(a, wish(b)), set(b, wish(a))]);
    expect(answers.map(([status]) => status).sort()).toEqual([201, 422]);
    expect(answers.map(([, { code }]) => code).filter(Boolean)).toEqual(['SUBSTITUTE_CIRCLE']);
    await endAll();
  });

  it('is ended once, by who may', async () => {
    const one = await inForce(a, wish(b));
    expect((await end(c, one)).body.code).toBe('SUBSTITUTE_NOT_YOURS');
    expect((await end(a, { ...one, version: 9 })).body.code).toBe('STALE_VERSION');
    const answers = await Promise.all([end(a, one), end(chief, one)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await end(a, one)).body.code).toBe('ACTION_NOT_POSSIBLE');
    await endAll();
  });
});

describe('while somebody is away', () => {
  beforeAll(open);
  afterAll(() => hotline.close());

  it('their orders are the substitute’s: on the list, in what is told and on the timeline', async () => {
    const { number } = await hotline.record();
    await hotline.onOrder(number, 'acknowledge', {}, a.by);
    expect((await mine(a)).map(({ case: { number } }) => number)).toEqual([number]);
    expect(await mine(b)).toEqual([]);
    const absence = await inForce(a, wish(b));
    const [card] = await mine(b);
    expect(card).toMatchObject({
      ...{ case: { number }, holder: '測試 officer', standIn: { name: '測試 officer', isMe: true } },
    });
    expect(await mine(c)).toEqual([]);
    await hotline.server.moveTo(new Date(at('20T22:00')));
    expect(await heardBy(b, number)).toEqual(await heardBy(a, number));
    expect((await heardBy(b, number)).length).toBeGreaterThan(0);
    expect(await heardBy(c, number)).toEqual([]);
    await hotline.onOrder(number, 'arrive', {}, b.by);
    await hotline.onOrder(number, 'arrive', {}, c.by);
    const page = await hotline.page(number);
    const arrived = page.timeline.filter(({ kind }) => kind === 'workorder.arrived');
    expect(arrived.map(one => (one as { actingFor?: string | null }).actingFor)).toEqual([
      null,
      '測試 officer',
    ]);
    expect(page.workOrders.at(-1)).toMatchObject({ holder: '測試 officer', standIn: { isMe: false } });
    // Back early: they are A's own again.
    await end(a, absence).expect(200);
    expect(await mine(b)).toEqual([]);
    expect(await heardBy(b, number)).toEqual([]);
    expect((await mine(a))[0]?.standIn).toBeNull();
  });

  it('the chief is next in line when the substitute is away as well, or has left', async () => {
    const { number } = await hotline.record();
    await hotline.onOrder(number, 'acknowledge', {}, a.by);
    await inForce(a, wish(b));
    await inForce(b, wish(c));
    expect((await mine(chief)).map(one => [one.case.number, one.standIn])).toContainEqual([
      number,
      { name: null, isMe: true },
    ]);
    expect((await mine(b)).map(one => one.case.number)).not.toContain(number);
    expect((await mine(c)).map(one => one.case.number)).not.toContain(number);
    await hotline.onOrder(number, 'arrive', {}, chief.by);
    const [line] = (await hotline.page(number)).timeline;
    expect(line).toMatchObject({ kind: 'workorder.arrived', actingFor: '測試 officer' });
    await endAll();
  });

  it('no right is lent: an officer who stands in for the chief decides nothing, and hears what the chief would', async () => {
    await inForce(chief, wish(b));
    const { number } = await hotline.record();
    await hotline.onOrder(number, 'acknowledge', {}, a.by);
    await hotline.server.moveTo(new Date(at('22T09:00')));
    expect(await heardBy(b, number)).toEqual(await heardBy(chief, number));
    expect((await heardBy(b, number)).length).toBeGreaterThan(0);
    const order = await orderOf(number);
    const chase = await post(b.by, `/api/work-orders/${order.id}/actions/chase`, {
      ...{ version: order.version, text: '請說明' },
    });
    expect([chase.status, chase.body.code]).toEqual([403, 'NOT_ALLOWED']);
    await endAll();
  });
});

describe('a colleague’s order', () => {
  beforeAll(open);
  afterAll(() => hotline.close());

  it('is taken over with a reason by anybody of the agency who may, and goes on under the same clocks', async () => {
    const { number } = await hotline.record();
    await hotline.onOrder(number, 'acknowledge', {}, a.by);
    const [before, leg] = [await hotline.clocks(number, 'complete'), await orderOf(number)];
    expect((await takeOver(b, number)).status).toBe(200);
    const page = await hotline.page(number, b.by);
    expect(page).toMatchObject({ state: 'acknowledged', whereabouts: { agency: { code: 'maintenance' } } });
    expect(page.timeline[0]).toMatchObject({
      ...{ kind: 'workorder.taken-over', text: '承辦人請假，今日須到場', data: { from: a.id, to: b.id } },
    });
    expect(await hotline.clocks(number, 'complete')).toEqual(before);
    expect((await mine(b)).map(({ id }) => id)).toEqual([leg.id]);
    expect(await mine(a)).toEqual([]);
    expect((await takeOver(b, number)).body.code).toBe('YOURS_ALREADY');
    expect((await takeOver(c, number, leg.version)).body.code).toBe('STALE_VERSION');
    expect((await takeOver(neighbour, number)).body.code).toBe('WORK_ORDER_NOT_YOURS');
    await hotline.report(number, b.by);
    await hotline.onCase(number, 'release', { how: 'sms' });
    expect(await hotline.clock(number, 'complete')).toMatchObject({ outcome: 'met' });
    expect((await hotline.told(number)).map(({ kind }) => kind)).toContain('workorder.taken-over');
    const [fact] = await hotline.server.db.query(
      'select agency, reassigned, returned, reopened, reminders, chases from fact_case where number = $1',
      [number],
    );
    expect(fact).toEqual({
      ...{ agency: 'maintenance', reassigned: 0, returned: 0, reopened: 0, reminders: 0, chases: 0 },
    });
  });

  it('is nobody’s to take over before it was acknowledged, nor without a reason', async () => {
    const { number } = await hotline.record();
    expect((await takeOver(b, number)).body.code).toBe('ACTION_NOT_POSSIBLE');
    await hotline.onOrder(number, 'acknowledge', {}, a.by);
    const { id, version } = await orderOf(number);
    const empty = await post(b.by, `/api/work-orders/${id}/actions/take-over`, { version, reason: ' ' });
    expect([empty.status, empty.body.code]).toEqual([400, 'INVALID']);
  });

  it('goes to one of two who take it at once', async () => {
    const { number } = await hotline.record();
    await hotline.onOrder(number, 'acknowledge', {}, a.by);
    const answers = await Promise.all([takeOver(b, number), takeOver(c, number)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.map(({ body }) => body.code).filter(Boolean)).toEqual(['STALE_VERSION']);
  });
});
