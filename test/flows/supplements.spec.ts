import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const CHEN = { name: '陳大文', phone: '0933-444-555' };
const PETITION = { category: 'PEN01', agency: 'maintenance', description: '排水不良' };
const SUPPLIED = { text: '照片三張', suppliedBy: 'petitioner', channel: 'counter' };

let hotline: Hotline;
let clerk: TestAgent;

const at = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);
const moveTo = (time: string): Promise<void> => hotline.server.moveTo(at(time));

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  clerk = await signIn(hotline.server.app, 'petition_clerk');
});
afterAll(() => hotline.close());

/** Acknowledged, and waiting for the citizen. */
async function waiting(citizen = CHEN): Promise<string> {
  const { number } = await hotline.record(PETITION, { citizen });
  await hotline.onOrder(number, 'acknowledge');
  await hotline.onOrder(number, 'pause', { reason: 'citizen', text: `請${citizen.name}補送現場照片` });
  return number;
}

async function act(by: TestAgent, number: string, action: string, body: object) {
  const { version } = await hotline.page(number);
  const answer = await post(by, `/api/cases/${number}/actions/${action}`, { version, ...body });
  return { status: answer.status, ...answer.body };
}

const supplementOf = async (number: string, by?: TestAgent) =>
  (await hotline.page(number, by)).pauses.at(-1)?.supplement;

async function factOf(number: string): Promise<Record<string, unknown> | undefined> {
  await hotline.server.settle();
  const [fact] = await hotline.server.db.query<Record<string, unknown>>(
    'select state, agency, outcome, supplemented from fact_case where number = $1',
    [number],
  );
  return fact;
}

describe('what the petitioner was asked to supply', () => {
  it('is told with its time, and recorded with who supplied it, when and by which contact', async () => {
    const number = await waiting();
    expect(await supplementOf(number, hotline.officer)).toEqual({
      ...{
        asked: '請〔姓名〕補送現場照片',
        by: at('28T00:00').toISOString(),
        state: 'asked',
        supplied: null,
      },
    });
    const { body } = await clerk.get('/api/call-backs').expect(200);
    const task = body.items.find((one: { case: { number: string } }) => one.case.number === number);
    expect(task).toMatchObject({ purpose: 'ask_details', asks: { text: '請陳大文補送現場照片' } });
    expect(new Date(task.asks.until)).toEqual(at('28T00:00'));
    const other = { channel: 'counter', outcome: 'other', other: { reason: 'transfer' }, citizen: CHEN };
    const contact = (await hotline.agent.post('/api/contacts').send(other).expect(201)).body.id;
    const early = { ...SUPPLIED, receivedAt: '2026-11-12T09:00:00+08:00' };
    expect(await act(hotline.agent, number, 'supplement', early)).toMatchObject({
      ...{ status: 422, code: 'BEFORE_IT_WAS_ASKED' },
    });
    const stranger = { ...SUPPLIED, contact: '00000000-0000-7000-8000-000000000000' };
    expect(await act(hotline.agent, number, 'supplement', stranger)).toMatchObject({
      ...{ status: 422, code: 'UNKNOWN_CONTACT' },
    });
    expect((await hotline.page(number)).state).toBe('waiting');
    const supplied = { ...SUPPLIED, text: '照片三張，陳大文親送', contact };
    expect(await act(hotline.agent, number, 'supplement', supplied)).toMatchObject({
      ...{ status: 200, state: 'acknowledged' },
    });
    const page = await hotline.page(number, hotline.officer);
    expect(page.pauses[0]?.supplement).toMatchObject({
      state: 'supplied',
      supplied: {
        ...{ text: '照片三張，〔姓名〕親送', by: 'petitioner', channel: 'counter', recordedBy: '測試 agent' },
        receivedAt: at('13T10:00').toISOString(),
      },
    });
    expect(page.timeline.find(({ kind }) => kind === 'case.supplemented')).toMatchObject({
      ...{ text: '照片三張，〔姓名〕親送', data: { suppliedBy: 'petitioner', channel: 'counter' } },
    });
    expect(JSON.stringify(page)).not.toContain('陳大文');
    const [kept] = await hotline.server.db.query('select contact_id as contact, supplied_by from supplement');
    expect(kept).toEqual({ contact, supplied_by: 'petitioner' });
    expect(await factOf(number)).toMatchObject({ state: 'acknowledged', supplemented: 1 });
    expect(await act(hotline.agent, number, 'supplement', SUPPLIED)).toMatchObject({
      ...{ status: 409, code: 'ACTION_NOT_POSSIBLE' },
    });
  });

  it('is not what parts are waited for with', async () => {
    const { number } = await hotline.record({ category: 'LT01', agency: 'maintenance' });
    await hotline.onOrder(number, 'acknowledge');
    await hotline.onOrder(number, 'pause', { reason: 'parts', text: '等候燈具' });
    expect(await act(clerk, number, 'supplement', SUPPLIED)).toMatchObject({
      ...{ status: 409, code: 'NOTHING_ASKED' },
    });
    expect(await supplementOf(number)).toBeNull();
  });

  it('is waited for by nobody once the petition is not handled', async () => {
    const number = await waiting();
    const asked = await act(clerk, number, 'not-handle', { ground: 'no_content', opinion: '未補' });
    const approve = `/api/dispositions/${asked.id}/actions/approve-not-handling`;
    await post(hotline.supervisor, approve, { version: 1 }).expect(200);
    expect(await hotline.page(number)).toMatchObject({
      ...{ state: 'not_handled', pauses: [{ supplement: { state: 'not_supplied' } }] },
    });
  });

  it('came on Monday and lay there until Thursday: the limit runs on from Monday', async () => {
    const [lay, atOnce] = [await waiting(), await waiting()];
    await moveTo('16T09:00');
    await act(clerk, atOnce, 'supplement', SUPPLIED);
    await moveTo('19T09:00');
    const came = { ...SUPPLIED, receivedAt: '2026-11-16T09:00:00+08:00' };
    expect(await act(clerk, lay, 'supplement', came)).toMatchObject({ status: 200 });
    const due = (await hotline.clock(atOnce, 'reply')).dueAt;
    // It rested over a weekend only.
    expect(due).toEqual(at('24T00:00'));
    expect((await hotline.clock(lay, 'reply')).dueAt).toEqual(due);
    expect((await hotline.page(lay)).pauses).toMatchObject([{ to: at('16T09:00').toISOString() }]);
  });

  it('did not come in time: nothing ends by itself, the limit runs on, and lists and page say so', async () => {
    const number = await waiting({ name: '林小明', phone: '0944-555-666' });
    const until = (await supplementOf(number))?.by as unknown as string;
    expect(until).toBe('2026-12-03T16:00:00.000Z');
    const { dueAt } = await hotline.clock(number, 'reply');
    await hotline.server.moveTo(new Date('2026-12-04T09:00:00+08:00'));
    expect(await supplementOf(number)).toMatchObject({ state: 'overdue', supplied: null });
    const { body } = await hotline.officer.get(`/api/cases?q=${number}`).expect(200);
    expect(body.items).toMatchObject([{ state: 'waiting', askedUntil: until }]);
    expect(await hotline.clock(number, 'reply')).toMatchObject({ dueAt, stoppedAt: null, breachedAt: null });
    // Whoever goes on without it has the time that is left, and no more.
    await hotline.onOrder(number, 'resume', { text: '依現有資料續辦' });
    expect((await hotline.clock(number, 'reply')).dueAt).toEqual(dueAt);
    expect(await supplementOf(number)).toMatchObject({ state: 'not_supplied' });
    expect((await hotline.officer.get(`/api/cases?q=${number}`)).body.items).toMatchObject([
      { askedUntil: null },
    ]);
    await hotline.server.moveTo(new Date(dueAt.getTime() + 60_000));
    expect(await hotline.clock(number, 'reply')).toMatchObject({
      ...{ breachedAt: expect.any(Date), heldBy: 'maintenance' },
    });
    expect(await factOf(number)).toEqual({
      ...{ state: 'acknowledged', agency: 'maintenance', outcome: null, supplemented: 0 },
    });
  });
});
