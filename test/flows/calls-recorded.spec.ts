import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { CityService } from '../../src/city/city.service.js';
import { CallSweeper } from '../../src/intake/calls/call-sweeper.js';
import { Events } from '../../src/platform/log/events.service.js';
import { Hotline, POTHOLE } from '../support/hotline.js';
import { signIn } from '../support/people.js';
import { rowsRead, statementsOf } from '../support/plans.js';
import { sitDown, Telephone } from '../support/telephone.js';

const MONDAY = '2026-11-23T10:00:00+08:00';
let hotline: Hotline;
let phone: Telephone;
let lin: TestAgent;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-23T09:00:00+08:00' });
  phone = await Telephone.at(hotline.server);
  lin = await signIn(hotline.server.app, 'agent');
  await sitDown(hotline.agent, '3021');
  await sitDown(lin, '3022');
  await hotline.server.moveTo(MONDAY);
});
afterAll(() => hotline.close());

const current = async (by = hotline.agent) => (await by.get('/api/calls/current').expect(200)).body;
const toRecord = async (by = hotline.agent, whose = 'mine') =>
  (await by.get(`/api/calls?whose=${whose}`).expect(200)).body;
const references = async (by = hotline.agent, whose = 'mine'): Promise<string[]> =>
  (await toRecord(by, whose)).items.map(({ reference }: { reference: string }) => reference);
async function call(reference: string, extension = '3021'): Promise<string> {
  const caller = '0912345678';
  await phone.tell(reference, 'ringing', '09:50:00', { caller }).expect(200);
  const { body } = await phone.tell(reference, 'answered', '09:50:10', { agent: extension }).expect(200);
  return body.id;
}
const ended = (reference: string) => phone.tell(reference, 'ended', '09:55:00').expect(200);
const record = (callReference: string, by = hotline.agent) =>
  by.post('/api/contacts').send({ channel: 'phone', outcome: 'recorded', cases: [POTHOLE], callReference });

describe('a call that has ended', () => {
  it('is listed for who answered it until it is recorded; its wrap-up is over then', async () => {
    await call('r1');
    expect(await references()).toEqual([]);
    await ended('r1');
    expect(await toRecord()).toMatchObject({
      ...{ count: 1, mayOversee: false, next: null },
      items: [{ reference: 'r1', mine: true, state: 'ended', waitingSeconds: 10, talkSeconds: 290 }],
    });
    expect(await references(lin)).toEqual([]);
    expect(await references(hotline.supervisor, 'all')).toEqual(['r1']);
    expect(await references(lin, 'all')).toEqual([]);
    await record('r1').expect(201);
    expect(await references()).toEqual([]);
    const [kept] = await hotline.server.db.query(
      `select k.outcome, c.wrap_up_seconds as "wrapUp" from call c join contact k on k.id = c.contact_id
        where c.reference = 'r1'`,
    );
    expect(kept).toEqual({ outcome: 'recorded', wrapUp: 300 });
  });

  it('is listed no more once somebody says why there is nothing to record: a contact like any other', async () => {
    const id = await call('r2');
    await ended('r2');
    const settle = (by: TestAgent) =>
      by.post(`/api/calls/${id}/actions/settle`).send({ reason: 'silent', note: '無聲' });
    expect((await settle(lin)).body.code).toBe('CALL_NOT_YOURS');
    await settle(hotline.agent).expect(201);
    expect((await settle(hotline.agent)).body.code).toBe('CALL_RECORDED');
    expect(await references()).toEqual([]);
    const [kept] = await hotline.server.db.query(
      `select outcome, reason, received_at = '2026-11-23T09:50:00+08:00' as since from contact where call_reference = 'r2'`,
    );
    expect(kept).toEqual({ outcome: 'other', reason: 'silent', since: true });
  });

  it('of somebody we do not know is seen by who oversees', async () => {
    await call('r3', '9999');
    await ended('r3');
    expect(await references(hotline.supervisor, 'all')).toEqual(['r3']);
    await record('r3', hotline.supervisor).expect(201);
    expect(await references(hotline.supervisor, 'all')).toEqual([]);
  });

  it('of a colleague is not taken from them by whoever names it', async () => {
    await call('r5');
    await ended('r5');
    await record('r5', lin).expect(201);
    expect(await references()).toEqual(['r5']);
    await record('r5', hotline.supervisor).expect(201);
    expect(await references()).toEqual([]);
  });

  it('is settled itself, and not one of another exchange that has the same name', async () => {
    const id = await call('r5b');
    await ended('r5b');
    const system = 'other';
    const told = { agent: '3021', system };
    const { body: other } = await phone.tell('r5b', 'answered', '09:56:00', told).expect(200);
    await phone.tell('r5b', 'ended', '09:57:00', { system }).expect(200);
    await hotline.agent.post(`/api/calls/${id}/actions/settle`).send({ reason: 'silent' }).expect(201);
    expect((await toRecord()).items.map((one: { id: string }) => one.id)).toEqual([other.id]);
    const [kept] = await hotline.server.db.query(
      `select k.call_reference as reference from call c join contact k on k.id = c.contact_id where c.id = $1`,
      [id],
    );
    expect(kept).toEqual({ reference: 'r5b' });
    await hotline.agent.post(`/api/calls/${other.id}/actions/settle`).send({ reason: 'silent' }).expect(201);
  });

  it('is settled once, however often somebody presses', async () => {
    const id = await call('r6');
    await ended('r6');
    const answers = await Promise.all(
      Array.from({ length: 4 }, () =>
        hotline.agent.post(`/api/calls/${id}/actions/settle`).send({ reason: 'silent' }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const [kept] = await hotline.server.db.query(
      `select count(*)::int as contacts from contact where call_reference = 'r6'`,
    );
    expect(kept).toEqual({ contacts: 1 });
  });

  it('without a word of its end is over at the last word of it, and listed', async () => {
    await call('r7');
    const sweepAt = async (time: string) => {
      await hotline.server.moveTo(time);
      await hotline.server.app.get(CallSweeper).sweep();
    };
    await sweepAt('2026-11-23T13:59:00+08:00');
    expect((await current()).call).toMatchObject({ reference: 'r7', state: 'talking' });
    await sweepAt('2026-11-23T14:01:00+08:00');
    expect((await current()).call).toBeNull();
    expect(await toRecord()).toMatchObject({
      items: [{ reference: 'r7', state: 'ended', endedAt: '2026-11-23T01:50:10.000Z' }],
    });
    await record('r7').expect(201);
    await hotline.server.moveTo(MONDAY);
  });

  it('is shown again to who had it, and to nobody else, until a day later', async () => {
    const id = await call('r4');
    await ended('r4');
    const read = (by: TestAgent) => by.get(`/api/calls/${id}`);
    expect((await read(hotline.agent).expect(200)).body.caller.number).toBe('0912345678');
    expect((await read(lin)).status).toBe(404);
    expect((await read(hotline.supervisor)).status).toBe(404);
    await hotline.server.moveTo('2026-11-24T10:00:00+08:00');
    expect((await read(hotline.agent)).status).toBe(404);
    expect(await references()).toEqual(['r4']);
    await record('r4').expect(201);
    await hotline.server.moveTo(MONDAY);
  });

  it('goes with the contact that was recorded of the call', async () => {
    await call('n3');
    const { body } = await record('n3').expect(201);
    const { app, db } = hotline.server;
    const has = () => db.query(`select number is not null as number from call where reference = 'n3'`);
    expect(await has()).toEqual([{ number: true }]);
    const due = { contactId: body.id, proposalId: body.id, rule: 'contact' };
    await db.transaction(tx => app.get(Events).tell(tx, 'privacy.contact-due', due));
    expect(await has()).toEqual([{ number: false }]);
  });
});

describe('a call that is handed over', () => {
  const over = (id: string, body: object, by = hotline.agent) =>
    by.post(`/api/calls/${id}/actions/hand-over`).send(body);
  const linId = async (): Promise<string> => {
    const { body } = await hotline.agent.get('/api/calls/colleagues').expect(200);
    return body.items.find(({ extension }: { extension: string }) => extension === '3022').id;
  };

  it('is the colleague’s, with what was said and typed, which is sealed and gone once it is recorded', async () => {
    const id = await call('h1');
    const to = await linId();
    await over(id, { to, note: '路燈問題，民眾趕時間', draft: '{"name":"王曉鈴"}' }).expect(204);
    expect((await current()).call).toBeNull();
    const shown = await current(lin);
    expect(shown.call).toMatchObject({ id, state: 'talking' });
    expect(shown.handedOver).toMatchObject({ note: '路燈問題，民眾趕時間', draft: '{"name":"王曉鈴"}' });
    // The telephone system says the same, later and with its own words.
    await phone.tell('h1', 'transferred', '09:54:00', { agent: '3021', to: '3022' }).expect(200);
    await ended('h1');
    const [kept] = await hotline.server.db.query(
      `select c.transfers, h.note is not null as note from call c join call_hand_over h on h.call_id = c.id
        where c.reference = 'h1'`,
    );
    expect(kept).toEqual({ transfers: 1, note: true });
    expect(await references(lin)).toEqual(['h1']);
    await record('h1', lin).expect(201);
    const [after] = await hotline.server.db.query(
      `select h.note, h.draft from call c join call_hand_over h on h.call_id = c.id where c.reference = 'h1'`,
    );
    expect(after).toEqual({ note: null, draft: null });
  });

  it('and comes back shows nobody their own note as a colleague’s', async () => {
    const id = await call('h3');
    await over(id, { to: await linId(), note: '請看系統' }).expect(204);
    expect((await current(lin)).handedOver).toMatchObject({ note: '請看系統' });
    await phone.tell('h3', 'transferred', '10:00:01', { agent: '3022', to: '3021' }).expect(200);
    expect(await current()).toMatchObject({ call: { id }, handedOver: null });
    expect((await current(lin)).call).toBeNull();
    await record('h3').expect(201);
  });

  it('after it was recorded is shown to the colleague for as long as it lasts, and owes nobody a record', async () => {
    const id = await call('h4');
    await record('h4').expect(201);
    await phone.tell('h4', 'transferred', '10:04:00', { agent: '3021', to: '3022' }).expect(200);
    expect(await current(lin)).toMatchObject({ call: { id }, caller: { number: expect.any(String) } });
    expect((await current()).call).toBeNull();
    await ended('h4');
    expect((await current(lin)).call).toBeNull();
    expect(await references(lin)).not.toContain('h4');
  });

  it('by who has it, to a colleague who takes calls', async () => {
    const id = await call('h2');
    const to = await linId();
    const refused = async (body: object, by = hotline.agent) => (await over(id, body, by)).body.code;
    expect(await refused({ to }, lin)).toBe('CALL_NOT_YOURS');
    const { body: me } = await hotline.agent.get('/api/session');
    expect(await refused({ to: me.id })).toBe('COLLEAGUE_IS_YOU');
    expect(await refused({ to: '00000000-0000-7000-8000-000000000000' })).toBe('COLLEAGUE_NOT_THERE');
    expect(await refused({ to: phone.machineId })).toBe('COLLEAGUE_NOT_THERE');
    const { body: officer } = await hotline.officer.get('/api/session');
    expect(await refused({ to: officer.id })).toBe('COLLEAGUE_NOT_THERE');
    await record('h2').expect(201);
    expect(await refused({ to })).toBe('CALL_RECORDED');
  });
});

describe('a call whose number the exchange uses again', () => {
  it('is another call', async () => {
    const first = await call('again');
    await ended('again');
    await hotline.server.moveTo('2026-11-23T16:00:00+08:00');
    const later = '2026-11-23T15:59:00+08:00';
    await phone.tell('again', 'ringing', later, { caller: '0988111222' }).expect(200);
    const { body } = await phone.tell('again', 'answered', later, { agent: '3021' }).expect(200);
    expect([body.id === first, body.state]).toEqual([false, 'talking']);
    expect(await current()).toMatchObject({ call: { reference: 'again' }, caller: { number: '0988111222' } });
    await record('again').expect(201);
    await phone.tell('again', 'ended', later).expect(200);
    const [left] = (await toRecord()).items;
    expect(left.id).toBe(first);
    await record(left.reference).expect(201);
    expect(await references()).toEqual([]);
    await hotline.server.moveTo(MONDAY);
  });
});

describe('an extension', () => {
  it('has one person, and a person has one', async () => {
    await sitDown(lin, '3021');
    const at = async (by: TestAgent) => (await by.get('/api/calls/my-extension').expect(200)).body.extension;
    expect([await at(hotline.agent), await at(lin)]).toEqual([null, '3021']);
    await sitDown(hotline.agent, '3021');
    await sitDown(lin, '3022');
    await sitDown(lin, null);
    expect(await at(lin)).toBeNull();
    expect((await lin.put('/api/calls/my-extension').send({ extension: '30 21' })).body.code).toBe('INVALID');
  });
});

describe('an extension that changes hands', () => {
  it('is of who sat there when it was answered, however late that is told', async () => {
    await hotline.server.moveTo('2026-11-23T10:05:00+08:00');
    await sitDown(lin, '3021');
    await hotline.server.moveTo('2026-11-23T10:10:00+08:00');
    await sitDown(lin, null);
    await hotline.server.moveTo('2026-11-23T10:20:00+08:00');
    const of = async (reference: string, time: string) => {
      await phone.tell(reference, 'answered', time, { agent: '3021' }).expect(200);
      const [row] = await hotline.server.db.query<{ agent: string | null }>(
        'select agent_id as agent from call where reference = $1',
        [reference],
      );
      return row?.agent;
    };
    const [{ body: first }, { body: second }] = await Promise.all([
      hotline.agent.get('/api/session'),
      lin.get('/api/session'),
    ]);
    expect(await of('e1', '10:02:00')).toBe(first.id);
    expect(await of('e2', '10:06:00')).toBe(second.id);
    expect(await of('e3', '10:15:00')).toBeNull();
    for (const one of ['e1', 'e2', 'e3']) await record(one, hotline.supervisor).expect(201);
    await sitDown(hotline.agent, '3021');
    await hotline.server.moveTo(MONDAY);
  });
});

describe('a number', () => {
  it('of who hung up before anybody answered goes a day later; of others it stays', async () => {
    await phone.tell('n1', 'ringing', '09:50:00', { caller: '0912345678' }).expect(200);
    await phone.tell('n1', 'ended', '09:50:30').expect(200);
    await call('n2');
    const kept = () =>
      hotline.server.db.query(
        `select reference, number is not null as number from call where reference in ('n1', 'n2') order by reference`,
      );
    await hotline.server.moveTo('2026-11-24T09:50:31+08:00');
    await hotline.server.app.get(CallSweeper).sweep();
    expect(await kept()).toEqual([
      { reference: 'n1', number: false },
      { reference: 'n2', number: true },
    ]);
    await hotline.server.moveTo(MONDAY);
  });

  it('goes when the city says so', async () => {
    const policy = hotline.server.app.get(CityService).protocol?.callerPolicy;
    if (!policy) throw new Error('The city has no policy.');
    const { forgetAbandonedAfterDays, forgetUnrecordedAfterDays } = policy;
    Object.assign(policy, { forgetAbandonedAfterDays: 3, forgetUnrecordedAfterDays: 5 });
    await phone.tell('n5', 'ringing', '09:50:00', { caller: '0912345678' }).expect(200);
    await phone.tell('n5', 'ended', '09:50:30').expect(200);
    await call('n6');
    await ended('n6');
    const keptAt = async (time: string) => {
      await hotline.server.moveTo(time);
      await hotline.server.app.get(CallSweeper).sweep();
      const of = `select reference from call where reference in ('n5', 'n6') and number is not null order by 1`;
      return (await hotline.server.db.query<{ reference: string }>(of)).map(({ reference }) => reference);
    };
    expect(await keptAt('2026-11-26T09:50:00+08:00')).toEqual(['n5', 'n6']);
    expect(await keptAt('2026-11-26T09:51:00+08:00')).toEqual(['n6']);
    expect(await keptAt('2026-11-28T09:54:00+08:00')).toEqual(['n6']);
    expect(await keptAt('2026-11-28T09:56:00+08:00')).toEqual([]);
    Object.assign(policy, { forgetAbandonedAfterDays, forgetUnrecordedAfterDays });
    await hotline.server.moveTo(MONDAY);
  });

  it('and what was handed over of a call that nobody ever recorded go after a month', async () => {
    const id = await call('n4');
    const { body } = await hotline.agent.get('/api/session').expect(200);
    await hotline.server.db.query(
      `insert into call_hand_over (id, call_id, from_id, to_id, at, note) values ($1, $2, $3, $3, $4, 'x')`,
      [randomUUID(), id, body.id, new Date(MONDAY)],
    );
    await ended('n4');
    const left = () =>
      hotline.server.db.query(
        `select c.number is not null as number, h.note is not null as note
           from call c join call_hand_over h on h.call_id = c.id where c.reference = 'n4'`,
      );
    const sweepAt = async (time: string) => {
      await hotline.server.moveTo(time);
      await hotline.server.app.get(CallSweeper).sweep();
    };
    await sweepAt('2026-12-23T09:54:00+08:00');
    expect(await left()).toEqual([{ number: true, note: true }]);
    await sweepAt('2026-12-23T09:56:00+08:00');
    expect(await left()).toEqual([{ number: false, note: false }]);
    await hotline.server.moveTo(MONDAY);
  });
});

it('what one has to record is counted without reading what others have', async () => {
  const { db, databaseUrl } = hotline.server;
  const { body } = await hotline.supervisor.get('/api/session').expect(200);
  const [like] = await db.query<{ id: string }>(
    'select id from call where agent_id is not null and ended_at is not null and contact_id is null limit 1',
  );
  await db.query(
    `insert into call select (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'reference', 'many' || n,
       'agent_id', $2::uuid))).* from call c, generate_series(1, 2000) n where c.id = $1`,
    [like?.id, body.id],
  );
  await db.query('analyze call');
  const asked = await statementsOf(db, () => hotline.agent.get('/api/calls?whose=mine').expect(200));
  const counted = asked.find(({ text }) => text.includes('count(*)'));
  if (!counted) throw new Error('Nothing was counted.');
  expect(await rowsRead(databaseUrl, counted, 'call')).toBeLessThan(500);
});
