import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline } from '../support/hotline.js';
import { cookieOf, signIn } from '../support/people.js';
import { closeScreens, openScreen } from '../support/sockets.js';
import { sitDown, Telephone } from '../support/telephone.js';

const MONDAY = '2026-11-23T10:00:00+08:00';
const NUMBER = '0912-345-678';

let hotline: Hotline;
let phone: Telephone;
/** A colleague at the next desk. */
let lin: TestAgent;

beforeAll(async () => {
  hotline = await Hotline.open({ now: MONDAY });
  phone = await Telephone.at(hotline.server);
  lin = await signIn(hotline.server.app, 'agent');
  await sitDown(hotline.agent, '3021');
  await sitDown(lin, '3022');
});
afterAll(() => hotline.close());
afterEach(closeScreens);

const current = async (by = hotline.agent) => (await by.get('/api/calls/current').expect(200)).body;
const toRecord = async (by = hotline.agent, whose = 'mine') =>
  (await by.get(`/api/calls?whose=${whose}`).expect(200)).body;
const row = async (reference: string) => {
  const [found] = await hotline.server.db.query<Record<string, unknown>>(
    `select state, waiting_seconds as waiting, talk_seconds as talk, hold_seconds as hold,
            wrap_up_seconds as "wrapUp", transfers, withheld, number is not null as "hasNumber",
            contact_id is not null as recorded from call where reference = $1`,
    [reference],
  );
  return found;
};
const answered = async (reference: string, more: object = {}) => {
  await phone.tell(reference, 'ringing', '10:00:00', { line: '1999', caller: NUMBER, ...more }).expect(200);
  return phone.tell(reference, 'answered', '10:00:09', { agent: '3021' }).expect(200);
};
const record = (callReference: string, more: object = {}, by = hotline.agent) =>
  by.post('/api/contacts').send({
    ...{ channel: 'phone', outcome: 'inquiry', inquiry: { topic: '資源回收', answeredAtOnce: true } },
    ...{ callReference, ...more },
  });

describe('a call that is answered', () => {
  it('pops up on the screen of who answers it, by its id alone, and says who calls', async () => {
    const { number } = await hotline.record(
      {},
      { citizen: { name: '王曉鈴', phone: NUMBER }, language: 'en' },
    );
    const screen = openScreen(hotline.server.url, cookieOf(hotline.agent));
    const other = openScreen(hotline.server.url, cookieOf(lin));
    await Promise.all([screen.hello, other.hello]);
    await answered('c-pop');
    const { callId } = await screen.until(({ kind }) => kind === 'call.answered');
    const { call, caller, handedOver } = await current();
    expect(call).toMatchObject({
      ...{
        id: callId,
        reference: 'c-pop',
        state: 'talking',
        line: '1999',
        waitingSeconds: 9,
        withheld: false,
      },
    });
    expect(caller).toMatchObject({
      number: NUMBER,
      language: 'en',
      step: null,
      citizens: [{ name: '王曉鈴' }],
    });
    expect(caller.cases.map((one: { number: string }) => one.number)).toContain(number);
    expect(handedOver).toBeNull();
    await hotline.server.settle();
    expect(screen.frames.join()).not.toMatch(/345-?678/);
    expect(other.messages.filter(({ kind }) => kind.startsWith('call.'))).toEqual([]);
    expect(await current(lin)).toEqual({ call: null, caller: null, handedOver: null });
    await record('c-pop').expect(201);
  });

  it('and held, says so on that screen until it goes on', async () => {
    await answered('c-held');
    const screen = openScreen(hotline.server.url, cookieOf(hotline.agent));
    await screen.hello;
    await phone.tell('c-held', 'held', '10:00:20').expect(200);
    await screen.until(({ kind }) => kind === 'call.held');
    expect((await current()).call.state).toBe('held');
    await phone.tell('c-held', 'resumed', '10:00:40').expect(200);
    await screen.until(({ kind }) => kind === 'call.resumed');
    expect((await current()).call.state).toBe('talking');
    await record('c-held').expect(201);
  });

  it('is read on the ground that they call: recorded once, and over when the call is recorded', async () => {
    await answered('c-ground');
    await current();
    const { call, caller } = await current();
    const audited = () =>
      hotline.server.db.query(`select action from access_log where subject = $1`, [`call:${call.id}`]);
    expect(await audited()).toHaveLength(caller.citizens.length);
    const granted = async () =>
      (
        await hotline.server.db.query<{ ended: boolean }>(
          'select ended_at is not null as ended from identity_grant where source_id = $1',
          [call.id],
        )
      ).map(({ ended }) => ended);
    expect(await granted()).toEqual([false]);
    await record('c-ground').expect(201);
    expect(await granted()).toEqual([true]);
    expect((await current()).call).toBeNull();
  });

  it('of a shared number shows everybody who gave it; open cases first', async () => {
    const citizen = { name: '陳志明', phone: '07-3368333' };
    const done = await hotline.record({}, { citizen });
    await hotline.finish(done.number);
    await hotline.onCase(done.number, 'release', { how: 'called_back' });
    const open = await hotline.record({}, { citizen: { ...citizen, name: '陳美玉' } });
    const later = await hotline.record({}, { citizen });
    await hotline.finish(later.number);
    await hotline.onCase(later.number, 'release', { how: 'called_back' });
    await answered('c-shared', { caller: '(07)336-8333' });
    const { caller } = await current();
    expect(caller.citizens.map(({ name }: { name: string }) => name).sort()).toEqual(['陳志明', '陳美玉']);
    expect(caller.cases[0].number).toBe(open.number);
    await record('c-shared').expect(201);
  });

  it.each([
    ['withheld', null],
    ['said to be anonymous', 'anonymous'],
  ])('with a number that is %s shows nobody', async (_how, caller) => {
    await answered(`c-${caller}`, { caller });
    const shown = await current();
    expect([shown.call.withheld, shown.caller]).toEqual([true, null]);
    await record(`c-${caller}`).expect(201);
  });

  it('of a number nobody gave before shows the number, and is kept sealed', async () => {
    await answered('c-new', { caller: '0988777666' });
    expect((await current()).caller).toMatchObject({ number: '0988777666', citizens: [], cases: [] });
    const [{ number }] = (await hotline.server.db.query(
      `select number from call where reference = 'c-new'`,
    )) as [{ number: Buffer }];
    expect(number.toString('latin1')).not.toContain('0988777666');
    await record('c-new').expect(201);
  });
});

describe('a call that rings', () => {
  it('is counted among those who wait, with how long, until it is answered; one that rings for ever is none', async () => {
    const waiting = async () => (await hotline.agent.get('/api/calls/waiting').expect(200)).body;
    expect(await waiting()).toEqual({ count: 0, since: null });
    await phone.tell('w1', 'ringing', '09:59:10', { caller: NUMBER }).expect(200);
    await phone.tell('w2', 'ringing', '09:59:40').expect(200);
    await phone.tell('w3', 'ringing', '08:59:00').expect(200);
    expect(await waiting()).toEqual({ count: 2, since: '2026-11-23T01:59:10.000Z' });
    await phone.tell('w1', 'ended', '09:59:50').expect(200);
    await phone.tell('w2', 'answered', '09:59:55').expect(200);
    expect(await waiting()).toEqual({ count: 0, since: null });
    expect((await phone.post('/api/calls/waiting', {})).status).toBe(404);
    await record('w2').expect(201);
  });
});

describe('what is told of a call', () => {
  it('counts once, comes in any order, and gives the same call', async () => {
    const told = [
      ['ringing', '10:00:00', { caller: NUMBER, line: '1999' }],
      ['answered', '10:00:12', { agent: '3021' }],
      ['held', '10:01:00', { agent: '3021' }],
      ['resumed', '10:01:30', { agent: '3021' }],
      ['transferred', '10:02:00', { agent: '3021', to: '3022' }],
      ['ended', '10:03:20', {}],
      ['wrapped_up', '10:04:00', {}],
    ] as const;
    const orders = [
      [0, 1, 2, 3, 4, 5, 6],
      [6, 5, 4, 3, 2, 1, 0],
      [5, 0, 0, 6, 3, 1, 5, 2, 4, 1],
    ];
    for (const [i, order] of orders.entries())
      for (const at of order) {
        const [kind, time, more] = told[at] as (typeof told)[number];
        await phone.tell(`c-order-${i}`, kind, time, { eventId: `o${i}-${at}`, ...more }).expect(200);
      }
    const expected = {
      ...{ state: 'ended', waiting: 12, talk: 158, hold: 30, wrapUp: 40, transfers: 1 },
      ...{ withheld: false, hasNumber: true, recorded: false },
    };
    for (const i of orders.keys()) expect(await row(`c-order-${i}`)).toEqual(expected);
    await hotline.server.settle();
    const facts = await hotline.server.db.query(
      `select f.outcome, f.waiting_seconds as waiting, f.talk_seconds as talk, f.wrap_up_seconds as "wrapUp"
         from fact_call f join call c on c.id = f.call_id where c.reference like 'c-order-%'`,
    );
    expect(facts).toEqual(orders.map(() => ({ outcome: 'answered', waiting: 12, talk: 158, wrapUp: 40 })));
    for (const { id } of (await toRecord(lin)).items)
      await lin.post(`/api/calls/${id}/actions/settle`).send({ reason: 'test' }).expect(201);
  });

  it('is the same event when its id comes again; what it said first stands', async () => {
    const first = await phone.tell('c-twice', 'ringing', '10:00:00', { eventId: 'twice' }).expect(200);
    expect(first.body).toMatchObject({ doubled: false, differs: false, state: 'ringing' });
    const again = await phone.tell('c-twice', 'ringing', '10:00:00', { eventId: 'twice' }).expect(200);
    expect(again.body).toMatchObject({ id: first.body.id, doubled: true, differs: false });
    const other = await phone.tell('c-other', 'ended', '10:00:05', { eventId: 'twice' }).expect(200);
    expect(other.body).toMatchObject({ id: first.body.id, doubled: true, differs: true, state: 'ringing' });
    expect(await row('c-other')).toBeUndefined();
  });

  it('with another number later is of who called first, whatever is told first', async () => {
    await phone.tell('c-number', 'answered', '10:00:09', { agent: '3021', caller: '0988000111' }).expect(200);
    await phone.tell('c-number', 'ringing', '10:00:00', { caller: NUMBER }).expect(200);
    await phone.tell('c-number', 'held', '10:00:30', { caller: null }).expect(200);
    expect((await current()).caller.number).toBe(NUMBER);
    await record('c-number').expect(201);
  });

  it('at the same moment by several lines counts once', async () => {
    const all = await Promise.all(
      Array.from({ length: 8 }, () => phone.tell('c-race', 'ringing', '10:00:00', { eventId: 'race' })),
    );
    expect(all.map(({ status }) => status)).toEqual(all.map(() => 200));
    expect(all.filter(({ body }) => !body.doubled)).toHaveLength(1);
  });

  it('by nobody who has no key for it, and not by people', async () => {
    const event = { eventId: 'x', callId: 'x', kind: 'ended', at: MONDAY };
    expect((await hotline.agent.post('/api/intake/call-events').send(event)).status).toBe(403);
    expect((await phone.post('/api/contacts', {})).status).toBe(403);
    expect((await phone.post('/api/calls/colleagues', {})).status).toBe(404);
  });

  it('is abandoned when nobody answered, and its number goes a day later', async () => {
    await phone.tell('c-gone', 'ringing', '10:00:00', { caller: NUMBER }).expect(200);
    await phone.tell('c-gone', 'ended', '10:00:41').expect(200);
    expect(await row('c-gone')).toMatchObject({
      state: 'abandoned',
      waiting: 41,
      talk: null,
      hasNumber: true,
    });
    expect((await toRecord(hotline.supervisor, 'all')).items).toEqual([]);
  });
});

describe('a call that a transfer gives another name', () => {
  const csta = (eventId: string, time: string, event: object) =>
    phone
      .post('/api/intake/call-events/csta', { eventId, at: `2026-11-23T${time}+08:00`, ...event })
      .expect(200);
  const device = (deviceIdentifier: string) => ({ deviceIdentifier });
  const told = (name: string) => ({
    delivered: () =>
      csta(`${name}-1`, '10:00:00', {
        DeliveredEvent: {
          ...{ connection: { callID: `${name}1` }, alertingDevice: device('3021') },
          ...{ callingDevice: device('0912345678'), calledDevice: device('1999') },
        },
      }),
    answered: () =>
      csta(`${name}-2`, '10:00:09', {
        EstablishedEvent: { establishedConnection: { callID: `${name}1` }, answeringDevice: device('3021') },
      }),
    asked: () =>
      csta(`${name}-3`, '10:01:00', {
        EstablishedEvent: {
          ...{ establishedConnection: { callID: `${name}2` }, answeringDevice: device('3022') },
          callingDevice: device('3021'),
        },
      }),
    transferred: () =>
      csta(`${name}-4`, '10:02:00', {
        TransferedEvent: {
          ...{ primaryOldCall: { callID: `${name}1` }, secondaryOldCall: { callID: `${name}2` } },
          ...{ transferringDevice: device('3021'), transferredToDevice: device('3022') },
          transferredConnections: { connectionListItem: [{ newConnection: { callID: `${name}3` } }] },
        },
      }),
    cleared: () =>
      csta(`${name}-5`, '10:02:01', { CallClearedEvent: { clearedCall: { callID: `${name}1` } } }),
    ended: () => csta(`${name}-6`, '10:05:00', { CallClearedEvent: { clearedCall: { callID: `${name}3` } } }),
  });

  it.each<[string, (keyof ReturnType<typeof told>)[]]>([
    ['csta-a', ['delivered', 'answered', 'asked', 'transferred', 'cleared', 'ended']],
    ['csta-b', ['delivered', 'answered', 'transferred', 'ended', 'asked', 'cleared']],
    ['csta-c', ['ended', 'asked', 'transferred', 'answered', 'cleared', 'delivered']],
  ])('is one call, whatever came first: %s', async (name, order) => {
    await hotline.server.moveTo('2026-11-23T10:06:00+08:00');
    const before = await hotline.server.db.query('select 1 from call');
    for (const event of order) await told(name)[event]();
    for (const event of order) await told(name)[event]();
    expect(await hotline.server.db.query('select 1 from call')).toHaveLength(before.length + 1);
    expect(await row(`${name}3`)).toMatchObject({
      ...{ state: 'ended', waiting: 9, talk: 291, transfers: 1, hasNumber: true },
    });
  });

  it('is recorded by either', async () => {
    await told('csta-d').delivered();
    await told('csta-d').answered();
    await told('csta-d').transferred();
    await told('csta-d').ended();
    await record('csta-d1', {}, lin).expect(201);
    expect(await row('csta-d3')).toMatchObject({ recorded: true });
  });
});
