import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import type { ContactDto } from '../../src/intake/contact.dto.js';
import { ContactService } from '../../src/intake/contact.service.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { startApp, type TestApp } from '../support/app.js';
import { hire, signIn } from '../support/people.js';

const WITH_ACCOUNTS = 'maintenance';
const WITHOUT_ACCOUNTS = 'taipower';
const MINUTE_MS = 60_000;

interface Task {
  id: string;
  version: number;
  reason: string;
  openedAt: string;
  closedAt: string | null;
  agency: { code: string; phone: string };
  case: { number: string; category: { code: string }; district: { code: string } | null };
  attempts: { at: string; result: string; note: string | null; by: string }[];
}

let server: TestApp;
let agent: TestAgent;
let supervisor: TestAgent;
let officer: TestAgent;

beforeAll(async () => {
  server = await startApp({ now: '2026-11-20T09:00:00+08:00' });
  agent = await signIn(server.app, 'agent');
  supervisor = await signIn(server.app, 'supervisor');
  officer = await signIn(server.app, 'officer', WITH_ACCOUNTS);
});
afterAll(() => server.close());

// Every test has a minute of its own, after whatever the last one left to be due.
beforeEach(() => pass(5));

const contact = (agency: string): ContactDto => ({
  channel: 'phone',
  outcome: 'recorded',
  cases: [{ category: 'RD01', district: '64000050', place: '建工路', description: '路面坑洞', agency }],
});

async function report(agency: string): Promise<string> {
  const { body } = await agent.post('/api/contacts').send(contact(agency)).expect(201);
  await server.settle();
  return body.cases[0].number;
}

const pass = (minutes: number, seconds = 0): Promise<void> =>
  server.moveTo(new Date(server.app.get(Clock).now().getTime() + minutes * MINUTE_MS + seconds * 1000));

async function tasksOf(number: string): Promise<Task[]> {
  const open = await agent.get('/api/phone-tasks?open=true').expect(200);
  const closed = await agent.get('/api/phone-tasks?open=false').expect(200);
  return [...open.body.items, ...closed.body.items].filter((task: Task) => task.case.number === number);
}

async function onlyTask(number: string): Promise<Task> {
  const tasks = await tasksOf(number);
  expect(tasks).toHaveLength(1);
  return tasks[0] as Task;
}

const attempt = (task: Task, body: object, by = agent) =>
  by.post(`/api/phone-tasks/${task.id}/attempts`).send({ version: task.version, ...body });

async function page(number: string) {
  const { body } = await supervisor.get(`/api/cases/${number}`).expect(200);
  return body as {
    version: number;
    workOrder: { id: string; version: number; deliveredAt: string | null };
    timeline: {
      kind: string;
      actor: { role: string } | null;
      text: string | null;
      data: Record<string, unknown>;
    }[];
  };
}

/** From the first to the last. */
async function phoneLines(number: string) {
  const { timeline } = await page(number);
  return timeline
    .filter(({ kind }) => kind.startsWith('phone-task.'))
    .map(({ kind, actor, data }) => [kind, actor?.role ?? 'system', data.result ?? data.reason ?? null])
    .reverse();
}

describe('an order at an agency with accounts', () => {
  it('is phoned when no screen has confirmed it after two minutes, and not before', async () => {
    const number = await report(WITH_ACCOUNTS);
    await pass(1, 59);
    expect(await tasksOf(number)).toEqual([]);
    await pass(0, 1);
    const task = await onlyTask(number);
    expect(task).toMatchObject({
      reason: 'no_receipt',
      closedAt: null,
      openedAt: server.app.get(Clock).now().toISOString(),
      agency: { code: WITH_ACCOUNTS, phone: expect.stringMatching(/\d/) },
      case: { number, category: { code: 'RD01' }, district: { code: '64000050' } },
      attempts: [],
    });
    expect(await phoneLines(number)).toEqual([['phone-task.opened', 'system', 'no_receipt']]);
  });

  it('is not phoned when the receipt came in time', async () => {
    const number = await report(WITH_ACCOUNTS);
    const { workOrder } = await page(number);
    await officer.post(`/api/work-orders/${workOrder.id}/actions/receive`).expect(200);
    await pass(3);
    expect(await tasksOf(number)).toEqual([]);
  });
});

describe('an order at an agency without accounts', () => {
  it('is phoned at once, and once', async () => {
    const number = await report(WITHOUT_ACCOUNTS);
    const task = await onlyTask(number);
    expect(task).toMatchObject({ reason: 'no_accounts', agency: { code: WITHOUT_ACCOUNTS, phone: '1911' } });
    await attempt(task, { result: 'reached' }).expect(201);
    await pass(3);
    expect(await phoneLines(number)).toEqual([
      ['phone-task.opened', 'system', 'no_accounts'],
      ['phone-task.attempted', 'agent', 'reached'],
      ['phone-task.closed', 'agent', null],
    ]);
  });

  it('waits for a receipt once somebody there has an account', async () => {
    await hire(server.app, 'officer', 'chunghwa-telecom');
    const number = await report('chunghwa-telecom');
    expect(await tasksOf(number)).toEqual([]);
    await pass(2);
    expect((await onlyTask(number)).reason).toBe('no_receipt');
  });

  it('is phoned by nobody when it is history', async () => {
    const me = { id: (await hire(server.app, 'agent')).id, role: 'agent' as const, agency: null };
    const contacts = server.app.get(ContactService);
    const { cases } = await contacts.record(contact(WITHOUT_ACCOUNTS), me, { origin: 'replay' });
    await pass(3);
    expect(await tasksOf(cases[0]?.number as string)).toEqual([]);
  });
});

describe('an attempt', () => {
  it('is on the timeline, and leaves the task open until the agency is reached', async () => {
    const number = await report(WITHOUT_ACCOUNTS);
    const task = await onlyTask(number);
    for (const result of ['no_answer', 'busy', 'wrong_number'])
      await attempt(await onlyTask(number), { result }).expect(201);
    const open = await onlyTask(number);
    expect(open.closedAt).toBeNull();
    await pass(1);
    const reached = { result: 'reached', note: ' 值班林小姐接聽 ' };
    const { body } = await attempt(open, reached, supervisor).expect(201);
    expect(body).toMatchObject({ id: task.id, closedAt: server.app.get(Clock).now().toISOString() });
    expect(body.version).toBeGreaterThan(task.version);
    expect(body.attempts.map((one: Task['attempts'][number]) => [one.by, one.result, one.note])).toEqual([
      ['測試 agent', 'no_answer', null],
      ['測試 agent', 'busy', null],
      ['測試 agent', 'wrong_number', null],
      ['測試 supervisor', 'reached', '值班林小姐接聽'],
    ]);
    expect(await phoneLines(number)).toEqual([
      ['phone-task.opened', 'system', 'no_accounts'],
      ['phone-task.attempted', 'agent', 'no_answer'],
      ['phone-task.attempted', 'agent', 'busy'],
      ['phone-task.attempted', 'agent', 'wrong_number'],
      ['phone-task.attempted', 'supervisor', 'reached'],
      ['phone-task.closed', 'supervisor', null],
    ]);
  });

  it('that reached the agency does not make the order delivered', async () => {
    const number = await report(WITHOUT_ACCOUNTS);
    await attempt(await onlyTask(number), { result: 'reached' }).expect(201);
    expect((await page(number)).workOrder.deliveredAt).toBeNull();
  });

  it('keeps what was typed out of the log', async () => {
    const number = await report(WITHOUT_ACCOUNTS);
    await attempt(await onlyTask(number), { result: 'busy', note: '分機一二三無人接' }).expect(201);
    await server.settle();
    const told = await server.db.query<{ payload: object }>(
      `select payload from event where kind like 'phone-task.%' and payload ->> 'number' = $1`,
      [number],
    );
    expect(told).toHaveLength(2);
    expect(JSON.stringify(told)).not.toContain('分機');
  });

  it('at a closed task is refused, and changes nothing', async () => {
    const number = await report(WITHOUT_ACCOUNTS);
    const task = await onlyTask(number);
    await attempt(task, { result: 'reached' }).expect(201);
    const { body } = await attempt(task, { result: 'reached' }).expect(409);
    expect(body.code).toBe('ACTION_NOT_POSSIBLE');
    expect((await onlyTask(number)).attempts).toHaveLength(1);
  });

  it('after a call that somebody else has recorded is refused, and changes nothing', async () => {
    const number = await report(WITHOUT_ACCOUNTS);
    const task = await onlyTask(number);
    await attempt(task, { result: 'busy' }, supervisor).expect(201);
    const { body } = await attempt(task, { result: 'no_answer' }).expect(409);
    expect(body.code).toBe('STALE_VERSION');
    expect((await onlyTask(number)).attempts).toHaveLength(1);
    const without = await attempt(task, { version: undefined, result: 'busy' }).expect(400);
    expect(without.body.fields[0].field).toBe('version');
  });

  it('is made once when two people reach the agency at the same moment', async () => {
    const number = await report(WITHOUT_ACCOUNTS);
    const task = await onlyTask(number);
    const answers = await Promise.all(
      [agent, supervisor].map(by => attempt(task, { result: 'reached' }, by)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect((await onlyTask(number)).attempts).toHaveLength(1);
  });

  it('that is sent again with its key is the first one', async () => {
    const task = await onlyTask(await report(WITHOUT_ACCOUNTS));
    const send = () =>
      attempt(task, { result: 'no_answer' }).set('idempotency-key', `call ${task.id}`.replace(' ', '-'));
    const first = await send().expect(201);
    const second = await send().expect(201);
    expect(second.body).toEqual(first.body);
    expect(second.body.attempts).toHaveLength(1);
  });

  it('needs a known result and a task that exists', async () => {
    const task = await onlyTask(await report(WITHOUT_ACCOUNTS));
    expect((await attempt(task, { result: 'maybe' }).expect(400)).body.fields[0].field).toBe('result');
    await attempt(task, { result: 'busy', note: 'x'.repeat(501) }).expect(400);
    const unknown = { ...task, id: '00000000-0000-7000-8000-000000000000' };
    expect((await attempt(unknown, { result: 'busy' }).expect(404)).body.code).toBe('PHONE_TASK_NOT_FOUND');
  });
});

describe('a task is closed by itself', () => {
  const actions: [string, (order: { id: string; version: number }, number: string) => Promise<unknown>][] = [
    ['when a screen confirms the order after all', ({ id }) => act(officer, id, 'receive', {})],
    ['when the order is acknowledged', ({ id, version }) => act(officer, id, 'acknowledge', { version })],
    ['when the order is taken from the agency', (_, number) => onCase(number, 'recall', { reason: '派錯' })],
    ['when the case is withdrawn', (_, number) => onCase(number, 'withdraw', { reason: '民眾撤回' })],
  ];
  const act = (by: TestAgent, id: string, action: string, body: object) =>
    by.post(`/api/work-orders/${id}/actions/${action}`).send(body).expect(200);
  const onCase = async (number: string, action: string, body: object) => {
    const { version } = await page(number);
    await supervisor
      .post(`/api/cases/${number}/actions/${action}`)
      .send({ version, ...body })
      .expect(200);
  };

  it.each(actions)('%s', async (_when, action) => {
    const number = await report(WITH_ACCOUNTS);
    await pass(2);
    const { workOrder } = await page(number);
    await action(workOrder, number);
    const task = await onlyTask(number);
    expect([task.closedAt, task.attempts]).toEqual([server.app.get(Clock).now().toISOString(), []]);
    const kinds = (await phoneLines(number)).map(([kind]) => kind);
    expect(kinds).toEqual(['phone-task.opened', 'phone-task.closed']);
  });

  it('and the agency the case goes to next has one of its own', async () => {
    const number = await report(WITHOUT_ACCOUNTS);
    await onCase(number, 'reassign', { agency: 'water-company', reason: '權責不符' });
    await server.settle();
    const tasks = await tasksOf(number);
    expect(tasks.map(({ agency, closedAt }) => [agency.code, closedAt === null]).sort()).toEqual([
      ['taipower', false],
      ['water-company', true],
    ]);
  });

  it('and is not opened for an order that was closed before the log was read', async () => {
    const { body } = await agent.post('/api/contacts').send(contact(WITHOUT_ACCOUNTS)).expect(201);
    const { number } = body.cases[0];
    await onCase(number, 'withdraw', { reason: '民眾撤回' });
    await server.settle();
    const open = (await tasksOf(number)).filter(({ closedAt }) => closedAt === null);
    expect(open).toEqual([]);
  });
});

it('an attempt at the moment at which the case is withdrawn comes before or after it, and neither fails', async () => {
  for (let round = 0; round < 10; round += 1) {
    const number = await report(WITHOUT_ACCOUNTS);
    const task = await onlyTask(number);
    const { version } = await page(number);
    const [attempted, withdrawn] = await Promise.all([
      attempt(task, { result: 'no_answer' }),
      supervisor.post(`/api/cases/${number}/actions/withdraw`).send({ version, reason: '民眾撤回' }),
    ]);
    expect([201, 409]).toContain(attempted.status);
    expect(withdrawn.status).toBe(200);
    expect((await onlyTask(number)).closedAt).not.toBeNull();
  }
});

describe('the list', () => {
  it('begins with the agency that has waited longest', async () => {
    const first = await report(WITHOUT_ACCOUNTS);
    await pass(1);
    const second = await report(WITHOUT_ACCOUNTS);
    const { body } = await supervisor.get('/api/phone-tasks').expect(200);
    const numbers = body.items.map((task: Task) => task.case.number);
    expect(numbers.indexOf(first)).toBeGreaterThan(-1);
    expect(numbers.indexOf(first)).toBeLessThan(numbers.indexOf(second));
  });

  it('is the centre’s', async () => {
    await officer.get('/api/phone-tasks').expect(403);
  });
});
