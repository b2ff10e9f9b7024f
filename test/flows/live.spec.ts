import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { LogMessage } from '../../src/live/frames.js';
import { SessionWatch } from '../../src/live/session-watch.service.js';
import { startApp, type TestApp } from '../support/app.js';
import { cookieOf, hire, signIn } from '../support/people.js';
import { closeScreens, openScreen, type Screen, type ScreenOptions } from '../support/sockets.js';

/** A hole in the road: the Maintenance Office. */
const POTHOLE = { category: 'RD01', district: '64000050', description: '路面有坑洞' };
/** Noise: the Environmental Protection Bureau. */
const NOISE = { category: 'EP04', district: '64000030', description: '工地噪音' };

let server: TestApp;
let agent: TestAgent;
let officer: TestAgent;

beforeAll(async () => {
  server = await startApp();
  agent = await signIn(server.app, 'agent');
  officer = await signIn(server.app, 'officer', 'maintenance');
});
afterAll(() => server.close());
afterEach(closeScreens);

async function record(wish: object, more: object = {}): Promise<string> {
  const answer = await agent
    .post('/api/contacts')
    .send({ channel: 'phone', outcome: 'recorded', cases: [wish], ...more })
    .expect(201);
  return answer.body.cases[0].number;
}

const screenOf = (who: TestAgent, options?: ScreenOptions): Screen =>
  openScreen(server.url, cookieOf(who), options);

const isOrderOf = (number: string) => (message: { kind: string; case: { number: string } | null }) =>
  message.kind === 'workorder.dispatched' && message.case?.number === number;
const isOf = (number: string, kind: string) => (message: { kind: string; case: { number: string } | null }) =>
  message.kind === kind && message.case?.number === number;
const positionsOf = ({ messages }: Screen): number[] => messages.map(({ position }) => position);

describe('a work order', () => {
  it('reaches every officer of the agency and the centre, and nobody of another agency', async () => {
    const elsewhere = screenOf(await signIn(server.app, 'officer', 'environment'));
    const screens = [
      screenOf(officer),
      screenOf(await signIn(server.app, 'agency_chief', 'maintenance')),
      screenOf(agent),
      screenOf(await signIn(server.app, 'manager')),
    ];
    await Promise.all([elsewhere, ...screens].map(({ hello }) => hello));
    const number = await record(POTHOLE);
    for (const screen of screens) {
      const message = await screen.until(isOrderOf(number));
      expect(message).toMatchObject({
        kind: 'workorder.dispatched',
        case: {
          number,
          state: 'dispatched',
          agency: { code: 'maintenance' },
          workOrder: { state: 'dispatched' },
        },
      });
      expect(message.workOrderId).toBe(message.case?.workOrder?.id);
    }
    // Something of their own, so that what came before it would have come.
    const theirs = await record(NOISE);
    await elsewhere.until(isOrderOf(theirs));
    expect(elsewhere.messages.filter(message => message.case?.number !== theirs)).toEqual([]);
  });

  it.each<[string, ScreenOptions['receipts']]>([
    ['the callback', 'callback'],
    [
      'received with the position in an object',
      (socket, { position }) => socket.emit('received', { position }),
    ],
    ['received with the position alone', (socket, { position }) => socket.emit('received', position)],
    ['received with the work order', (socket, { workOrderId }) => socket.emit('received', { workOrderId })],
  ])('is delivered when a screen confirms it by %s', async (_, receipts) => {
    const screen = screenOf(officer, { receipts });
    const centre = screenOf(agent);
    await Promise.all([screen.hello, centre.hello]);
    const number = await record(POTHOLE);
    const { case: card } = await centre.until(isOf(number, 'workorder.delivered'));
    expect(card?.workOrder?.deliveredAt).toEqual(expect.any(String));
    const page = await agent.get(`/api/cases/${number}`).expect(200);
    expect(page.body.timeline).toContainEqual(
      expect.objectContaining({
        kind: 'workorder.delivered',
        actor: expect.objectContaining({ role: 'officer' }),
      }),
    );
  });

  it('is not delivered by what a screen of the centre or of another agency confirms', async () => {
    const confirm: ScreenOptions['receipts'] = (socket, { position, workOrderId }) => {
      socket.emit('received', { position });
      socket.emit('received', { workOrderId });
    };
    const centre = screenOf(agent, { receipts: confirm });
    const other = screenOf(await signIn(server.app, 'officer', 'environment'));
    await Promise.all([centre.hello, other.hello]);
    const number = await record(POTHOLE);
    const { workOrderId, position } = await centre.until(isOrderOf(number));
    for (const said of [{ workOrderId }, { position }, 'nonsense', null, -1, { workOrderId: "' or 1=1" }])
      other.socket.emit('received', said);
    // An order of their own goes the same way behind it.
    const theirs = await record(NOISE);
    const { workOrderId: own } = await other.until(isOrderOf(theirs));
    other.socket.emit('received', { workOrderId: own });
    await centre.until(isOf(theirs, 'workorder.delivered'));
    const page = await agent.get(`/api/cases/${number}`).expect(200);
    expect(page.body.workOrder.deliveredAt).toBeNull();
  });

  it('is seen live to leave by the agency that lost it, and from then on by the one that got it', async () => {
    const successor = await signIn(server.app, 'officer', 'environment');
    const [before, after] = [screenOf(officer), screenOf(successor)];
    const [, { position }] = await Promise.all([before.hello, after.hello]);
    const number = await record(POTHOLE);
    await before.until(isOrderOf(number));
    const supervisor = await signIn(server.app, 'supervisor');
    await supervisor
      .post(`/api/cases/${number}/actions/reassign`)
      .send({ version: 2, agency: 'environment', reason: '屬環保局' })
      .expect(200);
    const lost = await before.until(isOf(number, 'workorder.closed'));
    expect(lost.case?.workOrder).toMatchObject({ id: lost.workOrderId, state: 'closed' });
    expect(lost.left?.to?.code).toBe('environment');
    expect(after.messages.filter(({ left }) => left)).toEqual([]);
    await after.until(isOrderOf(number));
    await supervisor.post(`/api/cases/${number}/actions/note`).send({ text: '請盡速' }).expect(200);
    await after.until(isOf(number, 'case.noted'));
    expect(after.messages.some(isOf(number, 'case.opened'))).toBe(false);
    // Something else of theirs, so that what came before it would have come.
    await before.until(isOrderOf(await record(POTHOLE)));
    const later = ({ position: told, case: card }: LogMessage): boolean =>
      card?.number === number && told > lost.position;
    expect(before.messages.filter(later)).toEqual([]);
    // Nor does a replay tell more, or show what the case has become.
    const missed = screenOf(officer, { position });
    const replayedEnd = await missed.until(isOf(number, 'workorder.closed'));
    expect(replayedEnd).toEqual(lost);
    await missed.until(
      isOrderOf(
        before.messages.findLast(({ kind }) => kind === 'workorder.dispatched')?.case?.number as string,
      ),
    );
    expect(missed.messages.filter(later)).toEqual([]);
    // A replay tells the same, although the agency has the case by now.
    const replayed = screenOf(successor, { position });
    await replayed.until(isOf(number, 'case.noted'));
    expect(positionsOf(replayed)).toEqual(positionsOf(after));
  });
});

describe('a client that was away', () => {
  let online: Screen;

  beforeEach(async () => {
    online = screenOf(officer);
    await online.hello;
  });

  it('gets exactly what it missed, then what comes, also while more is happening', async () => {
    const first = await online.until(isOrderOf(await record(POTHOLE)));
    for (const wish of [POTHOLE, NOISE, POTHOLE]) await record(wish);
    const busy = Promise.all(Array.from({ length: 20 }, () => record(POTHOLE)));
    const returned = Array.from({ length: 5 }, () => screenOf(officer, { position: first.position }));
    for (const { hello } of returned)
      expect(await hello).toMatchObject({ position: first.position, reload: false });
    await busy;
    const last = isOrderOf(await record(POTHOLE));
    const [end] = await Promise.all([online, ...returned].map(screen => screen.until(last)));
    const missed = positionsOf(online).filter(at => at > first.position && at <= (end?.position ?? 0));
    expect(missed.length).toBeGreaterThan(60);
    for (const screen of returned)
      expect(positionsOf(screen).filter(at => at <= (end?.position ?? 0))).toEqual(missed);
  });

  it('confirms orders from the replay as well', async () => {
    const { position } = await online.until(isOrderOf(await record(POTHOLE)));
    const number = await record(POTHOLE);
    screenOf(officer, { position, receipts: 'callback' });
    await online.until(isOf(number, 'workorder.delivered'));
  });

  it('may say its position in the address as well', async () => {
    const { position } = await online.until(isOrderOf(await record(POTHOLE)));
    const screen = openScreen(server.url, cookieOf(officer), { query: { position: String(position) } });
    expect(await screen.hello).toMatchObject({ position, reload: false });
  });

  it('is told to reload when it was away for too long', async () => {
    const { position } = await online.until(isOrderOf(await record(POTHOLE)));
    await server.db.query(
      `insert into event_new (at, kind, actor, payload)
       select $1, 'city.loaded', '{"kind":"system"}', '{"version":1}' from generate_series(1, 1001)`,
      [new Date()],
    );
    await server.settle();
    const marker = await online.until(isOrderOf(await record(POTHOLE)));
    const screen = screenOf(officer, { position });
    const hello = await screen.hello;
    expect(hello.reload).toBe(true);
    expect(hello.position).toBeGreaterThanOrEqual(marker.position);
  });

  it('is told to reload when its position is of another log', async () => {
    expect(await screenOf(officer, { position: 10 ** 12 }).hello).toMatchObject({ reload: true });
  });

  it('starts with what comes when it says no position, or one that is none', async () => {
    for (const position of [undefined, -1, 1.5, 'x' as never, Number.NaN])
      expect(await screenOf(officer, { position }).hello).toMatchObject({ reload: false });
  });
});

describe('a connection', () => {
  it('is refused without a cookie, with a wrong one, and to who may see no case', async () => {
    const auditor = await signIn(server.app, 'auditor');
    const wrong = `hotline_session=${'A'.repeat(43)}`;
    const refusals = [null, wrong, cookieOf(auditor)].map(
      async cookie => (await openScreen(server.url, cookie).refusal).message,
    );
    expect(await Promise.all(refusals)).toEqual(['NOT_SIGNED_IN', 'NOT_SIGNED_IN', 'NOT_ALLOWED']);
  });

  it('is refused to pages of other sites, and taken from our own', async () => {
    const from = (origin: string): Screen => screenOf(officer, { headers: { origin } });
    for (const origin of ['https://elsewhere.example', 'null', server.url.replace('http:', 'http://x.')])
      expect((await from(origin).refusal).message).toBe('FOREIGN_ORIGIN');
    await from(server.url).hello;
  });

  it('leads nowhere but to /live', async () => {
    for (const namespace of ['', '/other'])
      expect((await screenOf(officer, { namespace }).refusal).message).toMatch(/NOT_FOUND|Invalid namespace/);
  });

  const look = (): Promise<void> => server.app.get(SessionWatch, { strict: false }).look();

  it('ends with signing out, and nobody else is disturbed', async () => {
    const leaving = await signIn(server.app, 'officer', 'maintenance');
    const [screen, other] = [screenOf(leaving), screenOf(officer)];
    await Promise.all([screen.hello, other.hello]);
    await leaving.delete('/api/session').expect(204);
    await look();
    expect(await screen.disconnected).toBe('transport close');
    expect((await screenOf(leaving).refusal).message).toBe('NOT_SIGNED_IN');
    await other.until(isOrderOf(await record(POTHOLE)));
  });

  it.each([
    ['the session is over', `update session set seen_at = seen_at - interval '9 hours' where staff_id = $1`],
    ['the account is closed', 'update staff set active = false where id = $1'],
    ['the officer moves to another agency', `update staff set agency = 'environment' where id = $1`],
  ])('ends when %s', async (_, sql) => {
    const { id, username, password } = await hire(server.app, 'officer', 'maintenance');
    const signedIn = await supertest(server.url)
      .post('/api/session')
      .send({ username, password })
      .expect(200);
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0] as string;
    const screen = openScreen(server.url, cookie);
    await screen.hello;
    await server.db.query(sql, [id]);
    await look();
    expect(await screen.disconnected).toBe('transport close');
  });
});

describe('what goes over the wire', () => {
  it('holds nothing a person typed and nothing about who asked', async () => {
    const supervisor = await signIn(server.app, 'supervisor');
    const screens = [screenOf(supervisor), screenOf(officer)];
    await Promise.all(screens.map(({ hello }) => hello));
    const typed = ['0912345678', '王大明', 'wang@example.org', '三多四路63號前', '請打電話給我'];
    const [phone, name, email, place, plea] = typed;
    const number = await record(
      { ...POTHOLE, place, description: `${plea} ${phone}`, urgency: 'urgent' },
      { citizen: { name, phone, email, address: place } },
    );
    await supervisor
      .post(`/api/cases/${number}/actions/note`)
      .send({ text: `${plea} ${phone}` })
      .expect(200);
    await supervisor
      .post(`/api/cases/${number}/actions/reassign`)
      .send({ version: 2, agency: 'environment', reason: plea })
      .expect(200);
    for (const screen of screens) {
      await screen.until(isOf(number, 'workorder.closed'));
      const wire = screen.frames.join('\n');
      expect(wire).toContain(number);
      for (const words of typed) expect(wire).not.toContain(words);
      expect(screen.messages.every(({ case: card }) => card === null || !('place' in card))).toBe(true);
    }
  });
});
