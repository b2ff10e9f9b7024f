import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { accidentsAt, refusal, toldOf } from '../support/accidents.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
const { act, alerts, calls, marked, of } = accidentsAt(() => hotline);

beforeAll(async () => {
  // No gateway: what is to be sent waits.
  const settings = { mailOut: undefined, smsOut: undefined };
  hotline = await Hotline.open({ now: '2026-11-23T09:00:00+08:00', settings });
  await hotline.server.db.query(`update staff set email = 'duty@example.gov.tw' where role = 'supervisor'`);
});
afterAll(() => hotline.close());

const withdraw = async (number: string) => {
  const { version } = await hotline.page(number);
  return post(hotline.supervisor, `/api/cases/${number}/actions/withdraw`, { version, reason: '民眾撤回' });
};
const statesOf = (accident: Awaited<ReturnType<typeof of>>) =>
  [...new Set(accident.notices.map(({ via, state, endedWhy }) => `${via} ${state} ${endedWhy}`))].sort();

describe('what still waits when an accident is closed', () => {
  it('ends with its reason: nobody is called, shown or written to any more', async () => {
    const { number } = await hotline.record();
    const accident = await marked(number);
    expect(await calls(number)).toEqual(['fire', 'maintenance']);
    await act(accident, 'close', { result: 'not_an_accident', text: '誤報' }).expect(200);
    expect(await calls(number)).toEqual([]);
    const seen = await of(number);
    expect(statesOf(seen)).toEqual([
      ...['mail ended closed', 'mail unreachable null', 'phone ended closed', 'screen ended closed'],
    ]);
    const left = await hotline.server.db.query(
      `select state, text from message where kind = 'accident' and state = 'waiting'`,
    );
    expect(left).toEqual([]);
    const told = (await hotline.told(number)).filter(({ kind }) => kind === 'phone-task.closed');
    expect(told).toHaveLength(2);
  });

  it('is nothing that could not be delivered: mails that were taken back stand by themselves', async () => {
    const { number } = await hotline.record();
    await act(await marked(number), 'close', { result: 'not_an_accident', text: '誤報' }).expect(200);
    const shown = async (show: string) =>
      (await hotline.supervisor.get(`/api/messages?show=${show}`).expect(200)).body.items as {
        [field: string]: unknown;
      }[];
    expect(await shown('undelivered')).toEqual([]);
    const all = (await shown('all')).filter(({ kind }) => kind === 'accident');
    expect(all[0]).toMatchObject({ state: 'taken_back', canBeResent: false, nextTryAt: null });
  });

  it('what was delivered or confirmed by then stays as it was', async () => {
    const { number } = await hotline.record();
    const accident = await marked(number);
    await act(accident, 'show', {}, hotline.supervisor).expect(200);
    await act(accident, 'confirm', {}, hotline.officer).expect(200);
    await act(accident, 'close', { result: 'not_an_accident', text: '誤報' }).expect(200);
    const seen = await of(number);
    expect(toldOf(seen, 'maintenance')).toEqual(['holder screen confirmed', 'holder phone confirmed']);
    const centre = seen.notices.find(one => one.recipient.code === 'centre' && one.via === 'screen');
    expect(centre).toMatchObject({ state: 'delivered', endedWhy: null });
  });
});

describe('whoever says that they are there', () => {
  it('knows of it: their alert and their call end, those of others stay', async () => {
    const { number } = await hotline.record();
    const accident = await marked(number);
    const fire = await signIn(hotline.server.app, 'officer', 'fire');
    await act(accident, 'attend', { text: '已到場' }, hotline.officer).expect(200);
    expect(await alerts(hotline.officer)).not.toContain(accident.id);
    for (const by of [fire, hotline.supervisor]) expect(await alerts(by)).toContain(accident.id);
    const seen = await of(number);
    expect(toldOf(seen, 'maintenance')).toEqual(['holder screen confirmed', 'holder phone confirmed']);
    expect(await calls(number)).toEqual(['fire']);
    const told = (await hotline.told(number)).filter(({ kind }) => kind === 'accident.confirmed');
    expect(told).toHaveLength(1);
  });

  it('is not somebody of the centre who heard of it: who has the case still has to confirm', async () => {
    const { number } = await hotline.record();
    const accident = await marked(number);
    await act(accident, 'attend', { text: '電話回報已到場' }, hotline.supervisor).expect(200);
    expect(await alerts(hotline.officer)).toContain(accident.id);
  });
});

describe('a case at whose accident nobody has been', () => {
  it('cannot be withdrawn; the refusal names it, and its clock runs on', async () => {
    const { number } = await hotline.record();
    const accident = await marked(number);
    const refused = await withdraw(number);
    expect(refusal(refused)).toEqual([409, 'ACCIDENT_NOT_ATTENDED']);
    expect(refused.body.detail).toContain(number);
    expect(refused.body.words.en).toContain('marked by mistake');
    expect((await hotline.clock(number, 'attend')).outcome).toBeNull();
    await act(accident, 'attend', { text: '已到場' }, hotline.officer).expect(200);
    expect((await withdraw(number)).status).toBe(200);
    // It stays open beside the case, and is dealt with by the same agency.
    const open = await of(number, hotline.officer);
    expect(open).toMatchObject({ closedAt: null, agency: { code: 'maintenance' } });
    await act(open, 'care', { way: 'hospital', text: '已慰問' }, hotline.officer).expect(200);
  });

  it('can be withdrawn once it is said that it was none', async () => {
    const { number } = await hotline.record();
    const accident = await marked(number);
    await act(accident, 'close', { result: 'not_an_accident', text: '誤報' }).expect(200);
    expect((await withdraw(number)).status).toBe(200);
  });

  it('cannot be made a petition instead by whoever has it', async () => {
    const { number } = await hotline.record();
    const accident = await marked(number);
    await hotline.onOrder(number, 'acknowledge');
    const { workOrder } = await hotline.page(number);
    const wish = { version: workOrder?.version, category: 'PEN01', text: '需跨機關研議' };
    const path = `/api/work-orders/${workOrder?.id}/actions/convert`;
    const convert = () => post(hotline.officer, path, wish);
    expect(refusal(await convert())).toEqual([409, 'ACCIDENT_NOT_ATTENDED']);
    expect((await hotline.page(number)).state).toBe('acknowledged');
    await act(accident, 'attend', { text: '已到場' }, hotline.officer).expect(200);
    expect((await convert()).status).toBe(200);
  });

  it('cannot be ended as a petition without an answer either', async () => {
    const wish = { category: 'PEN01', agency: 'maintenance', description: '人行道樹根隆起，有人絆倒' };
    const { number } = await hotline.record(wish);
    const accident = await marked(number);
    const chief = await signIn(hotline.server.app, 'agency_chief', 'maintenance');
    const { version } = await hotline.page(number);
    const transfer = { version, authority: 'tainan', opinion: '屬他市' };
    const path = `/api/cases/${number}/actions/transfer`;
    const asked = (await post(hotline.officer, path, transfer).expect(200)).body;
    const approve = () =>
      post(chief, `/api/dispositions/${asked.id}/actions/approve-transfer`, { version: asked.version });
    expect(refusal(await approve())).toEqual([409, 'ACCIDENT_NOT_ATTENDED']);
    expect((await hotline.page(number)).state).not.toBe('transferred');
    await act(accident, 'attend', { text: '已到場' }, hotline.officer).expect(200);
    expect((await approve()).status).toBe(200);
  });
});
