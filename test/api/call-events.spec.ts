import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp } from '../support/app.js';
import { signIn } from '../support/people.js';
import { sitDown, Telephone } from '../support/telephone.js';

const NOW = '2026-11-23T10:00:00+08:00';
let server: TestApp;
let phone: Telephone;

beforeAll(async () => {
  server = await startApp({ now: NOW });
  phone = await Telephone.at(server);
});
afterAll(() => server.close());

const GOOD = { eventId: 'good', callId: 'c1', kind: 'ringing', at: NOW };
const ROWS = `select (select count(*) from call)::int as calls, (select count(*) from call_event)::int as events`;
const rows = async () => (await server.db.query(ROWS))[0];
const kept = async () =>
  (await server.db.query<{ kept: number }>('select count(*)::int as kept from quarantine'))[0]?.kept;

describe('an event that is broken or hostile', () => {
  it.each([
    ['is nothing', {}, 'INVALID'],
    ['is a list', [GOOD], 'INVALID'],
    ['is no JSON', '{"eventId": "x",', 'BAD_REQUEST'],
    ['has no id', { ...GOOD, eventId: '' }, 'INVALID'],
    ['has an id that is none', { ...GOOD, eventId: { $ne: null } }, 'INVALID'],
    ['has a name of 50,000 characters', { ...GOOD, callId: '話'.repeat(50_000) }, 'INVALID'],
    ['is of a kind there is not', { ...GOOD, kind: 'exploded' }, 'INVALID'],
    ['is of a day there is not', { ...GOOD, at: '2026-02-30T10:00:00+08:00' }, 'INVALID'],
    ['is of a time in words', { ...GOOD, at: 'now()' }, 'INVALID'],
    ['is of tomorrow', { ...GOOD, at: '2026-11-24T10:00:00+08:00' }, 'INVALID'],
    ['is of last year', { ...GOOD, at: '2025-11-23T10:00:00+08:00' }, 'RECEIVED_TOO_LONG_AGO'],
    ['says more than there is to say', { ...GOOD, role: 'admin' }, 'INVALID'],
    ['has a caller that is a list', { ...GOOD, caller: ['0912345678'] }, 'INVALID'],
  ])('%s: it is refused by name, and nothing is kept of it', async (_what, body, code) => {
    const before = await rows();
    const answer = await phone.post('/api/intake/call-events', body);
    expect([answer.status < 500, answer.body.code]).toEqual([true, code]);
    expect(JSON.stringify(answer.body)).not.toMatch(/select|stack|node_modules/i);
    expect(await rows()).toEqual(before);
  });

  it.each([
    ['SQL', `'; drop table call; --`],
    ['HTML', '<script>alert(1)</script>'],
    ['characters beyond the first plane', '𠮷野家𡈽'],
    ['nothing but blanks', '   '],
  ])('whose every text is %s is kept as the text it is', async (what, text) => {
    const named = text.trim() === '' ? what : text;
    const body = {
      ...GOOD,
      eventId: named,
      callId: named,
      line: text.slice(0, 40),
      agent: text,
      caller: text,
      reason: text,
    };
    const { body: taken } = await phone.post('/api/intake/call-events', body).expect(200);
    expect(taken).toMatchObject({ state: 'ringing', doubled: false });
    const [row] = await server.db.query<{ reference: string; agentId: string | null }>(
      'select reference, agent_id as "agentId" from call where id = $1',
      [taken.id],
    );
    expect(row).toEqual({ reference: named, agentId: null });
  });

  it.each([
    ['from abroad', '+886912345678'],
    ['in full', '0912345678'],
    ['behind the digit for a line outside', '90912345678'],
    ['in the city’s own area', '3368333'],
    ['with its exchange', 'sip:0912345678@10.0.0.1'],
  ])('that hands a call on to a number outside, %s, keeps nobody’s number in clear', async (how, to) => {
    const body = {
      ...{ ...GOOD, eventId: how, callId: how, kind: 'transferred' },
      ...{ agent: '0955123456', to, reason: 'blind' },
    };
    const { body: taken } = await phone.post('/api/intake/call-events', body).expect(200);
    const stored = await server.db.query('select e::text from call_event e where call_id = $1', [taken.id]);
    expect(JSON.stringify(stored)).not.toMatch(/912345678|955123456|3368333/);
    const again = await phone.post('/api/intake/call-events', body).expect(200);
    expect(again.body).toMatchObject({ doubled: true, differs: false });
  });

  it('with characters that no text can hold is refused, and so is a whole storm of events of one call', async () => {
    expect((await phone.post('/api/intake/call-events', { ...GOOD, callId: 'a\u0000b' })).status).toBe(400);
    await server.db.query(
      `insert into call_event (id, call_id, machine_id, system, event_id, kind, at, received_at)
       select gen_random_uuid(), c.id, c.machine_id, '', 'storm' || n, 'held', $1, $1
         from call c, generate_series(1, 500) n where c.reference = $2`,
      [new Date(NOW), '𠮷野家𡈽'],
    );
    const { body } = await phone.post('/api/intake/call-events', {
      ...GOOD,
      eventId: 'more',
      callId: '𠮷野家𡈽',
    });
    expect(body.code).toBe('TOO_MANY_EVENTS');
  });
});

describe('an event in the words of the telephone system', () => {
  const AMI = { Linkedid: '1.2', Uniqueid: '1.2', Timestamp: String(Date.parse(NOW) / 1000) };

  it('with addresses in the form of ECMA-323 is of who sits at that extension, and of who calls', async () => {
    const agent = await signIn(server.app, 'agent');
    await sitDown(agent, '3021');
    await server.moveTo('2026-11-23T10:01:00+08:00');
    const device = (deviceIdentifier: string) => ({ deviceIdentifier });
    await phone
      .post('/api/intake/call-events/csta', {
        ...{ eventId: 'uri', at: '2026-11-23T10:00:30+08:00' },
        EstablishedEvent: {
          establishedConnection: { callID: 'uri' },
          answeringDevice: device('sip:3021@pbx.example'),
          callingDevice: device('tel:+886912345678;phone-context=example'),
        },
      })
      .expect(200);
    const { body } = await agent.get('/api/calls/current').expect(200);
    expect([body.call.reference, body.caller.number]).toEqual(['uri', '+886912345678']);
  });

  it('is the same call; again it is the same event', async () => {
    const join = { ...AMI, Event: 'QueueCallerJoin', Queue: '1999', CallerIDNum: '0912345678' };
    const { body } = await phone.post('/api/intake/call-events/asterisk', join).expect(200);
    expect(body.event).toMatchObject({ state: 'ringing', doubled: false });
    const again = await phone.post('/api/intake/call-events/asterisk', join).expect(200);
    expect(again.body.event).toMatchObject({ id: body.event.id, doubled: true, differs: false });
    const abandon = { ...AMI, Event: 'QueueCallerAbandon' };
    const { body: gone } = await phone.post('/api/intake/call-events/asterisk', abandon).expect(200);
    expect(gone.event).toMatchObject({ id: body.event.id, state: 'abandoned' });
  });

  it('of another matter is passed over', async () => {
    const { body } = await phone
      .post('/api/intake/call-events/asterisk', { Event: 'PeerStatus' })
      .expect(200);
    expect(body).toEqual({ event: null });
    const csta = await phone.post('/api/intake/call-events/csta', { OriginatedEvent: {} }).expect(200);
    expect(csta.body).toEqual({ event: null });
  });

  it('that lacks what makes it one is refused by name, and kept whole for a person to look through', async () => {
    const before = (await kept()) as number;
    const broken = { ...AMI, Event: 'Hold', Timestamp: 'yesterday' };
    const { body } = await phone.post('/api/intake/call-events/asterisk', broken).expect(400);
    expect(body.fields).toMatchObject([{ field: 'at' }]);
    expect(await kept()).toBe(before + 1);
    await phone.post('/api/intake/call-events/asterisk', broken).expect(400);
    expect(await kept()).toBe(before + 1);
  });

  it('in a form that there is not is refused', async () => {
    for (const form of ['avaya', 'constructor', '__proto__'])
      expect((await phone.post(`/api/intake/call-events/${form}`, AMI)).body.code).toBe('FORM_UNKNOWN');
  });
});
