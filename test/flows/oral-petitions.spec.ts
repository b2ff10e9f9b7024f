import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

const WANG = { name: '王曉鈴', phone: '0912-345-678' };
const PETITION = { category: 'PEN01', agency: 'maintenance', description: '口述陳情' };

let hotline: Hotline;
let clerk: TestAgent;

const at = (time: string): Date => new Date(`2026-11-${time}:00+08:00`);
const moveTo = (time: string): Promise<void> => hotline.server.moveTo(at(time));

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-13T10:00:00+08:00' });
  clerk = await signIn(hotline.server.app, 'petition_clerk');
});
afterAll(() => hotline.close());

const petition = async (wish: object = {}, contact: object = { citizen: WANG }): Promise<string> =>
  (await hotline.record({ ...PETITION, ...wish }, contact)).number;

async function act(by: TestAgent, number: string, action: string, body: object) {
  const { version } = await hotline.page(number);
  const answer = await post(by, `/api/cases/${number}/actions/${action}`, { version, ...body });
  return { status: answer.status, ...answer.body };
}

const onRecord = (
  by: TestAgent,
  { id, version }: { id: string; version: number },
  act: string,
  body: object,
) => post(by, `/api/oral-records/${id}/actions/${act}`, { version, ...body });

async function factOf(number: string): Promise<Record<string, unknown> | undefined> {
  await hotline.server.settle();
  const [fact] = await hotline.server.db.query<Record<string, unknown>>(
    'select state, agency, outcome, supplemented from fact_case where number = $1',
    [number],
  );
  return fact;
}

describe('an oral petition that is corrected after it was read back', () => {
  let number: string;
  let first: { id: string; version: number };

  it('is taken down, and shown as not confirmed until it is read back', async () => {
    number = await petition();
    first = await act(hotline.agent, number, 'record-oral', { text: '王曉鈴稱巷口 3 號前積水' });
    expect(first).toMatchObject({ status: 200, nth: 1, version: 1 });
    const { petition: law } = await hotline.page(number);
    expect(law).toMatchObject({ isOral: true, oralRecords: [{ nth: 1, readBackAt: null, reason: null }] });
    expect(await act(clerk, number, 'record-oral', { text: '再寫一次' })).toMatchObject({
      status: 409,
      code: 'ORAL_RECORD_EXISTS',
    });
  });

  it('is read back once, by telephone', async () => {
    await moveTo('13T10:05');
    const two = await Promise.all([
      onRecord(hotline.agent, first, 'read-back', { how: 'phone' }),
      onRecord(clerk, first, 'read-back', { how: 'phone' }),
    ]);
    expect(two.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(two.find(({ status }) => status === 409)?.body.code).toBe('READ_BACK_ALREADY');
    expect((await hotline.page(number)).petition?.oralRecords).toMatchObject([
      { readBackAt: at('13T10:05').toISOString(), readBackHow: 'phone', text: '王曉鈴稱巷口 3 號前積水' },
    ]);
  });

  it('keeps both forms side by side, with who corrected it, when and why', async () => {
    await moveTo('13T11:00');
    const stale = await onRecord(clerk, first, 'correct', { text: '是 5 號前', reason: '門牌有誤' });
    expect([stale.status, stale.body.code]).toEqual([409, 'STALE_VERSION']);
    const same = await onRecord(clerk, { ...first, version: 2 }, 'correct', {
      ...{ text: '王曉鈴稱巷口 3 號前積水', reason: '門牌有誤' },
    });
    expect([same.status, same.body.code]).toEqual([422, 'NOTHING_CORRECTED']);
    await onRecord(clerk, { ...first, version: 2 }, 'correct', {
      ...{ text: '王曉鈴稱巷口 5 號前積水', reason: '王曉鈴更正門牌' },
    }).expect(200);
    const records = (await hotline.page(number)).petition?.oralRecords;
    expect(records).toMatchObject([
      { nth: 1, text: '王曉鈴稱巷口 3 號前積水', readBackHow: 'phone' },
      { nth: 2, text: '王曉鈴稱巷口 5 號前積水', readBackAt: null, reason: '王曉鈴更正門牌' },
    ]);
    expect(records?.[1]).toMatchObject({ writtenAt: at('13T11:00').toISOString() });
    const old = await onRecord(clerk, { ...first, version: 2 }, 'read-back', { how: 'read' });
    expect([old.status, old.body.code]).toEqual([409, 'ORAL_RECORD_SUPERSEDED']);
  });

  it('is read by its agency with the petitioner covered', async () => {
    const shown = JSON.stringify(await hotline.page(number, hotline.officer));
    expect(shown).toContain('5 號前積水');
    expect(shown).not.toContain('王曉鈴');
  });

  it('has the same holder and the same limit all the while, and is answered as any other', async () => {
    const page = await hotline.page(number);
    expect(page).toMatchObject({
      state: 'assigned',
      whereabouts: { agency: { code: 'maintenance' }, since: at('13T10:00').toISOString() },
    });
    expect(await hotline.clocks(number, 'reply')).toMatchObject([
      { dueAt: at('24T00:00'), stoppedAt: null, breachedAt: null },
    ]);
    const second = page.petition?.oralRecords[1];
    await onRecord(hotline.agent, second as never, 'read-back', { how: 'phone' }).expect(200);
    await hotline.onOrder(number, 'acknowledge');
    await hotline.onOrder(number, 'reply', { text: '已清淤', remedies: ['state_compensation'] });
    expect(await hotline.clock(number, 'reply')).toMatchObject({ outcome: 'met' });
    expect((await hotline.page(number)).reply).toMatchObject({ remedies: ['state_compensation'] });
    const { body } = await clerk.get('/api/call-backs').expect(200);
    expect(body.items.map((one: { purpose: string }) => one.purpose)).toEqual(['tell_result']);
    expect(await factOf(number)).toEqual({
      ...{ state: 'replied', agency: 'maintenance', outcome: 'replied', supplemented: 0 },
    });
    expect((await hotline.story(number)).filter(line => line.startsWith('oral'))).toEqual([
      'oral-record.written by agent',
      expect.stringMatching(/^oral-record.read-back by/),
      'oral-record.corrected by petition_clerk',
      'oral-record.read-back by agent',
    ]);
  });

  it('is corrected no more once it is released', async () => {
    await hotline.onCase(number, 'release', { how: 'called_back' }, clerk);
    const last = (await hotline.page(number)).petition?.oralRecords[1];
    const late = await onRecord(clerk, last as never, 'correct', { text: '是 7 號前', reason: '又錯' });
    expect([late.status, late.body.code]).toEqual([409, 'ACTION_NOT_POSSIBLE']);
    expect((await hotline.page(number)).petition?.oralRecords).toHaveLength(2);
  });
});

describe('a record', () => {
  it('is taken down of nothing that was written', async () => {
    const number = await petition({}, { channel: 'letter' });
    expect(await act(clerk, number, 'record-oral', { text: '信件' })).toMatchObject({
      status: 422,
      code: 'NOT_ORAL',
    });
  });

  it('is of its agency, or of the centre', async () => {
    const number = await petition({ agency: 'environment' });
    const record = await act(clerk, number, 'record-oral', { text: '口述' });
    const { status, body } = await onRecord(hotline.officer, record, 'read-back', { how: 'read' });
    expect([status, body.code]).toEqual([403, 'CASE_NOT_YOURS']);
    await onRecord(clerk, { id: '00000000-0000-7000-8000-000000000000', version: 1 }, 'correct', {
      ...{ text: '口述', reason: '無' },
    }).expect(404);
  });
});

it.each(['appeal', 'moon'])('a reply names only remedies the city knows: %s', async code => {
  const number = await petition();
  await hotline.onOrder(number, 'acknowledge');
  const { workOrder } = await hotline.page(number);
  const { status, body } = await post(hotline.officer, `/api/work-orders/${workOrder?.id}/actions/reply`, {
    ...{ version: workOrder?.version, text: '已處分', remedies: [code] },
  });
  expect([status, body.code]).toEqual(code === 'moon' ? [422, 'UNKNOWN_REMEDY'] : [200, undefined]);
});
