import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import supertest, { type Response } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline } from '../support/hotline.js';
import { cookieOf, hire, signIn } from '../support/people.js';
import { closeScreens, openScreen } from '../support/sockets.js';

/**
 * Decided: case numbers are serial and are given to citizens, so that a number exists is no secret to staff; an officer
 * who was told a wrong one learns that the case is another agency's. What the case is, and whose, is not told. Ids of
 * work orders and files cannot be guessed (uuidv7); a file is told apart from none by nobody.
 */
const NO_SUCH_ID = '01930000-0000-7000-8000-000000000000';

let hotline: Hotline;
let stranger: TestAgent;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00' });
  stranger = await signIn(hotline.server.app, 'officer', 'water-resources');
});
afterEach(() => closeScreens());
afterAll(() => hotline.close());

/** All that an answer says, but for the request’s own id. */
const told = ({ status, body, headers }: Response): unknown => {
  const { requestId: _own, ...rest } = body;
  return [status, rest, headers['content-type'], headers['content-length']];
};

describe('Who guesses', () => {
  it('numbers of cases learns nothing about a foreign one: the refusals of all of them are alike', async () => {
    const road = await hotline.record();
    const light = await hotline.record({ category: 'EP04', agency: 'maintenance', urgency: 'urgent' });
    await hotline.finish(light.number);
    await hotline.onCase(light.number, 'release', { how: 'sms' });
    const unrouted = await hotline.record({ category: null, kind: 'dispatch' });
    const answers = await Promise.all(
      [road, light, unrouted].map(({ number }) => stranger.get(`/api/cases/${number}`)),
    );
    const [first, ...others] = answers.map(told);
    expect(answers[0]?.status).toBe(403);
    for (const other of others) expect(other).toEqual(first);
    expect(JSON.stringify(first)).not.toMatch(/maintenance|養護|released|RD01|D2026/);
  });

  it('numbers of cases without being signed in cannot tell a real one from none', async () => {
    const { number } = await hotline.record();
    const anybody = supertest(hotline.server.app.getHttpServer());
    const [real, none] = await Promise.all(
      [number, 'D20000101-00000-0'].map(one => anybody.get(`/api/cases/${one}`)),
    );
    expect(told(real as Response)).toEqual(told(none as Response));
    expect(real?.status).toBe(401);
  });

  it('the check digit of a number, or another way of writing it, reaches no case', async () => {
    const { number } = await hotline.record();
    const wrong = `${number.slice(0, -1)}${(Number(number.at(-1)) + 1) % 10}`;
    for (const other of [wrong, `${number}%00`, `%20${number}`, number.replace('D', 'P'), `${number}/..`]) {
      const { status } = await hotline.supervisor.get(`/api/cases/${other}`);
      expect([other, status >= 400 && status < 500]).toEqual([other, true]);
    }
  });

  it('ids of files cannot tell a foreign file from none', async () => {
    const id = await hotline.photo(hotline.officer);
    const [foreign, none] = await Promise.all([id, NO_SUCH_ID].map(one => stranger.get(`/api/files/${one}`)));
    expect(told(foreign as Response)).toEqual(told(none as Response));
    expect(foreign?.status).toBe(404);
  });

  it('the file of somebody else cannot be claimed by naming it', async () => {
    const id = await hotline.photo(hotline.officer);
    const { number } = await hotline.record({ agency: 'water-resources', category: 'EP04' });
    const claim = (photo: string) =>
      stranger.post(`/api/cases/${number}/actions/note`).send({ text: '現場', photos: [photo] });
    const [foreign, none] = [await claim(id), await claim(NO_SUCH_ID)];
    expect(told(foreign)).toEqual(told(none));
    expect(foreign.status).toBe(422);
  });

  it('names of accounts is answered alike, whether one exists or not', async () => {
    const { username } = await hire(hotline.server.app, 'agent');
    const anybody = supertest(hotline.server.app.getHttpServer());
    const answers = await Promise.all(
      [username, 'nobody.at.all'].map(name =>
        anybody.post('/api/session').send({ username: name, password: 'a wrong password' }),
      ),
    );
    expect(told(answers[0] as Response)).toEqual(told(answers[1] as Response));
    expect(answers[0]?.status).toBe(401);
  });
});

describe('A cookie', () => {
  const asking = (cookie: string): Promise<Response> =>
    supertest(hotline.server.app.getHttpServer()).get('/api/session').set('cookie', cookie);

  it('that is played again after its owner has signed out opens nothing, neither door nor socket', async () => {
    const agent = await signIn(hotline.server.app, 'officer', 'maintenance');
    const stolen = cookieOf(agent);
    expect((await asking(stolen)).status).toBe(200);
    await agent.delete('/api/session').expect(204);
    expect((await asking(stolen)).status).toBe(401);
    expect((await openScreen(hotline.server.url, stolen).refusal).message).toBe('NOT_SIGNED_IN');
    // Nor does signing out once more, or signing in anew, bring it back.
    await supertest(hotline.server.app.getHttpServer()).delete('/api/session').set('cookie', stolen);
    expect((await asking(stolen)).status).toBe(401);
  });

  it('that somebody planted before the sign-in is not the one that is signed in', async () => {
    const planted = `hotline_session=${'A'.repeat(43)}`;
    const { username, password } = await hire(hotline.server.app, 'agent');
    const answer = await supertest(hotline.server.app.getHttpServer())
      .post('/api/session')
      .set('cookie', planted)
      .send({ username, password })
      .expect(200);
    expect(JSON.stringify(answer.headers['set-cookie'])).not.toContain('AAAA');
    expect((await asking(planted)).status).toBe(401);
  });

  it('that is stolen connects no socket from a page of another site', async () => {
    const stolen = cookieOf(hotline.supervisor);
    for (const origin of ['https://evil.example', 'null', `${hotline.server.url}.evil.example`, 'file://']) {
      const { refusal } = openScreen(hotline.server.url, stolen, { headers: { origin } });
      expect([origin, (await refusal).message]).toEqual([origin, 'FOREIGN_ORIGIN']);
    }
    const own = openScreen(hotline.server.url, stolen, { headers: { origin: hotline.server.url } });
    expect(await own.hello).toMatchObject({ position: expect.any(Number) });
  });

  it('is the only ticket: a token in the query, in `auth` or in a header connects nobody', async () => {
    const cookie = cookieOf(hotline.supervisor);
    const [, token] = cookie.split('=') as [string, string];
    const { refusal } = openScreen(hotline.server.url, null, {
      query: { token, hotline_session: token, cookie },
      headers: { authorization: `Bearer ${token}`, 'x-session': token },
    });
    expect((await refusal).message).toMatch(/^(NOT_SIGNED_IN|KEY_INVALID)$/);
    for (const name of ['token', 'session', 'hotline_session']) {
      const { status } = await supertest(hotline.server.app.getHttpServer()).get(
        `/api/session?${name}=${token}`,
      );
      expect(status).toBe(401);
    }
  });

  it('that is guessed, cut or joined opens nothing', async () => {
    const cookie = cookieOf(hotline.supervisor);
    for (const other of [
      cookie.slice(0, -1),
      `${cookie}A`,
      `${cookie.slice(0, -2)}AA`,
      cookie.toUpperCase(),
      cookie.replace('=', '%3D'),
      `hotline_session=%00`,
      `hotline_session=${'0'.repeat(8000)}`,
      `Hotline_Session=${cookie.split('=')[1]}`,
    ]) {
      expect([other.slice(0, 60), (await asking(other)).status]).toEqual([other.slice(0, 60), 401]);
    }
  });

  it('opens no other room of the socket library than ours', async () => {
    const { refusal } = openScreen(hotline.server.url, cookieOf(hotline.supervisor), { namespace: '/' });
    expect((await refusal).message).toBe('NOT_FOUND');
  });
});

describe('What a socket answers over HTTP', () => {
  it('has the headers of every other answer, and lets no page of another site read it', async () => {
    for (const path of [
      '/socket.io/?EIO=4&transport=polling',
      '/socket.io/?EIO=9&transport=x',
      '/socket.io/',
    ]) {
      const { headers } = await fetch(hotline.server.url + path, {
        headers: { origin: 'https://evil.example' },
      });
      expect(Object.fromEntries(headers)).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringMatching(/^default-src 'none'/),
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });
});
