import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { startApp, type TestApp } from '../support/app.js';
import { TestBrowser } from '../support/browser.js';
import { hire } from '../support/people.js';
import { startPlatform, type TestPlatform } from '../support/platform.js';

let platform: TestPlatform;
let server: TestApp;
let people = 0;

beforeAll(async () => {
  platform = await startPlatform();
  server = await startApp({ settings: { oidc: platform.settings } });
  Object.assign(server.config, { publicUrl: server.url });
  platform.register(server.url);
});
afterAll(async () => {
  await server.close();
  await platform.close();
});
beforeEach(() => {
  people += 1;
  platform.forge = null;
  platform.isDown = false;
  platform.person = { sub: `person-${people}`, name: '王小明', roles: ['1999-agents'] };
});

const begin = (returnTo = ''): string =>
  `${server.url}/api/session/oidc${returnTo && `?returnTo=${encodeURIComponent(returnTo)}`}`;
const isHome = (at: URL): boolean => at.origin === server.url && !at.pathname.startsWith('/api/');
const isAnswer = (at: URL): boolean => at.pathname === '/api/session/oidc/callback';
/** Where on our own site the browser ends up. */
const pathOf = ({ origin, pathname, search, hash }: URL): string => {
  expect(origin).toBe(server.url);
  return `${pathname}${search}${hash}`;
};
const signIn = async (browser: TestBrowser, returnTo?: string): Promise<string> =>
  pathOf(await browser.visit(begin(returnTo), isHome));
const who = async (browser: TestBrowser): Promise<[number, Record<string, unknown>]> => {
  const answer = await browser.fetch(`${server.url}/api/session`);
  return [answer.status, (await answer.json()) as Record<string, unknown>];
};
const accounts = (): Promise<Record<string, unknown>[]> =>
  server.db.query('select * from staff where issuer = $1 and subject = $2', [
    platform.settings.issuer,
    platform.person.sub,
  ]);
const sessionsOf = async (id: unknown): Promise<number> =>
  (await server.db.query('select 1 from session where staff_id = $1', [id])).length;

describe('somebody of the account platform', () => {
  it('is signed in with the role that the platform says, and goes where they wanted to go', async () => {
    const browser = new TestBrowser();
    expect(await signIn(browser, '/board?state=dispatched#row')).toBe('/board?state=dispatched#row');
    expect(await who(browser)).toEqual([
      200,
      expect.objectContaining({ name: '王小明', role: 'agent', agency: null }),
    ]);
    const [account] = await accounts();
    expect(account).toMatchObject({ password_hash: null, machine: false, active: true });
    const [session] = await server.db.query('select method from session where staff_id = $1', [account?.id]);
    expect(session).toEqual({ method: 'sso' });
  });

  it('has an account of an agency where the claims name one that the city has', async () => {
    const browser = new TestBrowser();
    Object.assign(platform.person, { roles: '1999-clerks', unit: 'maintenance' });
    await signIn(browser);
    expect((await who(browser))[1]).toMatchObject({ role: 'officer', agency: { code: 'maintenance' } });
    platform.person = { sub: `${platform.person.sub}-2`, roles: '1999-clerks', unit: 'atlantis' };
    expect(await signIn(new TestBrowser())).toBe('/sign-in?problem=SSO_NO_AGENCY');
    expect(await accounts()).toEqual([]);
  });

  it('is known again by issuer and subject, and by no name', async () => {
    const local = await hire(server.app, 'admin');
    platform.person.preferred_username = local.username.toUpperCase();
    const [first, second] = [new TestBrowser(), new TestBrowser()];
    await signIn(first);
    platform.person.preferred_username = 'somebody.else';
    await signIn(second);
    const [[, one], [, other]] = [await who(first), await who(second)];
    expect(one).toMatchObject({ role: 'agent', username: expect.stringMatching(/^sso\.[0-9a-f]{20}$/) });
    expect([other.id, one.id === local.id]).toEqual([one.id, false]);
  });

  it('may come with the claims in the ID token alone', async () => {
    platform.person.roles = undefined;
    platform.forge = payload => platform.sign({ ...payload, roles: ['x', '1999-agents'] });
    const browser = new TestBrowser();
    await signIn(browser);
    expect((await who(browser))[1]).toMatchObject({ role: 'agent' });
  });

  it('has the role of today: a change ends what was signed in before', async () => {
    const [before, after] = [new TestBrowser(), new TestBrowser()];
    await signIn(before);
    Object.assign(platform.person, { roles: '1999-clerks', unit: 'maintenance' });
    await signIn(after);
    expect((await who(before))[0]).toBe(401);
    expect((await who(after))[1]).toMatchObject({ role: 'officer', agency: { code: 'maintenance' } });
    platform.person.roles = [];
    expect(await signIn(new TestBrowser())).toBe('/sign-in?problem=SSO_NO_ROLE');
    expect((await who(after))[0]).toBe(401);
  });

  it('is not let in with a suspended account, and that is recorded', async () => {
    await signIn(new TestBrowser());
    const [account] = await accounts();
    await server.db.query('update staff set active = false where id = $1', [account?.id]);
    const browser = new TestBrowser();
    expect(await signIn(browser)).toBe('/sign-in?problem=ACCOUNT_SUSPENDED');
    expect((await who(browser))[0]).toBe(401);
    const recorded = await server.db.query(
      `select action, reason from access_log where subject = $1 and action = 'session.refused'`,
      [`staff:${account?.id}`],
    );
    expect(recorded).toEqual([{ action: 'session.refused', reason: 'suspended' }]);
  });

  it('is not let in with an account that nobody has used for long', async () => {
    await signIn(new TestBrowser());
    await server.db.query(
      `update staff set last_sign_in_at = last_sign_in_at - interval '91 days', awake_since = awake_since - interval '91 days'
       where subject = $1`,
      [platform.person.sub],
    );
    expect(await signIn(new TestBrowser())).toBe('/sign-in?problem=ACCOUNT_DORMANT');
  });

  it('cannot get in by a password, and no password can be set', async () => {
    platform.person.preferred_username = 'only.by.platform';
    await signIn(new TestBrowser());
    const [account] = await accounts();
    expect(account?.username).toBe('only.by.platform');
    for (const password of ['', ' ', 'null', 'undefined'])
      expect(
        (
          await supertest(server.url)
            .post('/api/session')
            .send({ username: 'only.by.platform', password: password || 'x' })
        ).status,
      ).toBe(401);
    await expect(
      server.db.query(`update staff set password_hash = 'x' where id = $1`, [account?.id]),
    ).rejects.toThrow('staff_without_password');
  });

  it('starts a new session: the one the browser had ends', async () => {
    const browser = new TestBrowser();
    await signIn(browser);
    const before = browser.cookieOf(server.url);
    await signIn(browser);
    const old = await fetch(`${server.url}/api/session`, { headers: { cookie: before } });
    expect([old.status, (await who(browser))[0]]).toEqual([401, 200]);
  });
});

describe('an answer', () => {
  it.each<[string, (payload: Record<string, unknown>) => object]>([
    ['with another nonce', payload => ({ ...payload, nonce: 'x'.repeat(43) })],
    ['without a nonce', ({ nonce: _, ...payload }) => payload],
    ['of a foreign issuer', payload => ({ ...payload, iss: 'https://evil.example' })],
    ['for another client', payload => ({ ...payload, aud: 'another' })],
    ['for several clients, meant for another', payload => ({ ...payload, aud: ['hotline', 'x'], azp: 'x' })],
    ['that has expired', payload => ({ ...payload, iat: 1_700_000_000, exp: 1_700_003_600 })],
    ['about another person than the platform describes', payload => ({ ...payload, sub: 'somebody else' })],
    ['about nobody', ({ sub: _, ...payload }) => payload],
  ])('%s is refused, though it is signed by the platform', async (_, change) => {
    platform.forge = payload => platform.sign(change(payload) as Record<string, unknown>);
    await expectRefusal('SSO_FAILED');
  });

  it('signed by another key is refused', async () => {
    const { generateKeyPair } = await import('jose');
    const { privateKey } = await generateKeyPair('RS256');
    platform.forge = payload => platform.sign(payload, privateKey);
    await expectRefusal('SSO_FAILED');
  });

  it.each<[string, object]>([
    ['not signed at all', { alg: 'none' }],
    ['that says it needs no check', { alg: 'RS256', kid: 'of-the-platform' }],
  ])('%s is refused', async (_, header) => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    platform.forge = payload => `${part(header)}.${part(payload)}.`;
    await expectRefusal('SSO_FAILED');
  });

  it('signed with the secret we share is refused: the key is the platform’s alone', async () => {
    const { SignJWT } = await import('jose');
    const secret = new TextEncoder().encode(platform.settings.clientSecret);
    platform.forge = payload => new SignJWT(payload).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    await expectRefusal('SSO_FAILED');
  });

  it('with another state is refused', async () => {
    const browser = new TestBrowser();
    const answer = await browser.visit(begin(), isAnswer);
    answer.searchParams.set('state', 'x'.repeat(43));
    await expectProblem(browser, answer, 'SSO_FAILED');
  });

  it('that names another platform is refused', async () => {
    const browser = new TestBrowser();
    const answer = await browser.visit(begin(), isAnswer);
    answer.searchParams.set('iss', 'https://evil.example');
    await expectProblem(browser, answer, 'SSO_FAILED');
  });

  it('of another browser is refused: nobody is signed in as somebody else unawares', async () => {
    const [attacker, victim] = [new TestBrowser(), new TestBrowser()];
    const answer = await attacker.visit(begin(), isAnswer);
    await expectProblem(victim, answer, 'SSO_EXPIRED');
    await victim.visit(begin(), isAnswer);
    await expectProblem(victim, answer, 'SSO_FAILED');
  });

  it('counts once, also for who has the cookie', async () => {
    const [browser, copy] = [new TestBrowser(), new TestBrowser()];
    const answer = await browser.visit(begin(), isAnswer);
    copy.take(browser);
    expect(pathOf(await browser.visit(answer.href, isHome))).toBe('/');
    await expectProblem(copy, answer, 'SSO_EXPIRED');
  });

  it('with a code that was used before is refused by the platform', async () => {
    const browser = new TestBrowser();
    const used = await browser.visit(begin(), isAnswer);
    await browser.visit(used.href, isHome);
    const thief = new TestBrowser();
    const answer = await thief.visit(begin(), isAnswer);
    answer.searchParams.set('code', used.searchParams.get('code') as string);
    await expectProblem(thief, answer, 'SSO_FAILED');
  });

  it('that comes too late is refused', async () => {
    const browser = new TestBrowser();
    const answer = await browser.visit(begin(), isAnswer);
    await server.db.query(`update oidc_flow set expires_at = expires_at - interval '11 minutes'`);
    await expectProblem(browser, answer, 'SSO_EXPIRED');
  });

  it('that is a refusal is told as one', async () => {
    const browser = new TestBrowser();
    const answer = await browser.visit(begin(), isAnswer);
    answer.searchParams.delete('code');
    answer.searchParams.set('error', 'access_denied');
    await expectProblem(browser, answer, 'SSO_REFUSED');
  });

  async function expectRefusal(code: string): Promise<void> {
    const browser = new TestBrowser();
    expect(await signIn(browser)).toBe(`/sign-in?problem=${code}`);
    expect((await who(browser))[0]).toBe(401);
    expect(browser.cookieOf(server.url)).toBe('');
    expect(await accounts()).toEqual([]);
  }

  async function expectProblem(browser: TestBrowser, answer: URL, code: string): Promise<void> {
    expect(pathOf(await browser.visit(answer.href, isHome))).toBe(`/sign-in?problem=${code}`);
    expect((await who(browser))[0]).toBe(401);
  }
});

describe('the way to the platform', () => {
  it('asks with PKCE, state and nonce, and keeps what proves them in a cookie that no script reads', async () => {
    const answer = await fetch(begin(), { redirect: 'manual' });
    const url = new URL(answer.headers.get('location') as string);
    expect(url.origin).toBe(platform.settings.issuer);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'hotline',
      redirect_uri: `${server.url}/api/session/oidc/callback`,
      response_type: 'code',
      scope: 'openid profile',
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: 'S256',
    });
    const [cookie = ''] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^hotline_sso=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/);
    for (const value of [url.searchParams.get('state'), url.searchParams.get('nonce')])
      expect(cookie).not.toContain(value);
  });

  it.each(['cross-site', 'same-site'])(
    'is not gone because a page of another site says so: %s',
    async site => {
      const answer = await fetch(begin(), { redirect: 'manual', headers: { 'sec-fetch-site': site } });
      expect([answer.status, answer.headers.get('location')]).toEqual([302, '/sign-in']);
      expect(answer.headers.getSetCookie()).toEqual([]);
    },
  );

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', '/api/session/oidc'])(
    'leads nowhere but to pages of ours afterwards: %s',
    async returnTo => {
      expect(await signIn(new TestBrowser(), returnTo)).toBe('/');
    },
  );

  it('is told to be closed while the platform is away, and is open when it is back', async () => {
    const other = await startPlatform();
    const late = await startApp({ settings: { oidc: other.settings } });
    Object.assign(late.config, { publicUrl: late.url });
    try {
      const url = `${late.url}/api/session/oidc`;
      const stop = (at: URL): boolean => at.origin === late.url && !at.pathname.startsWith('/api/');
      const told = await new TestBrowser().visit(url, stop);
      expect(told.pathname + told.search).toBe('/sign-in?problem=SSO_UNREACHABLE');
      await supertest(late.url).get('/health/ready').expect(200);
      other.register(late.url);
      other.person = { sub: 'patient', roles: '1999-agents' };
      expect((await new TestBrowser().visit(url, stop)).pathname).toBe('/');
    } finally {
      await late.close();
      await other.close();
    }
  });

  it('does not exist where no platform is set up', async () => {
    const plain = await startApp({
      databaseUrl: server.databaseUrl,
      settings: { dataDir: server.config.dataDir },
    });
    try {
      expect((await supertest(plain.url).get('/api/session/methods')).body).toEqual({
        password: true,
        platform: false,
      });
      for (const path of ['oidc', 'oidc/callback', 'oidc/sign-out'])
        expect((await supertest(plain.url).get(`/api/session/${path}`).expect(404)).body.code).toBe(
          'SSO_OFF',
        );
    } finally {
      await plain.app.close();
    }
    expect((await supertest(server.url).get('/api/session/methods')).body.platform).toBe(true);
  });

  it('stops a start whose settings name a role that does not exist', async () => {
    const roles = [{ value: 'x', role: 'emperor' }];
    await expect(
      startApp({
        databaseUrl: server.databaseUrl,
        settings: { dataDir: server.config.dataDir, oidc: { ...platform.settings, roles } },
      }),
    ).rejects.toThrow('OIDC_ROLES');
  });
});

describe('signing out', () => {
  it('can go on to the platform, without a word about who it is', async () => {
    const browser = new TestBrowser();
    await signIn(browser);
    const answer = await browser.fetch(`${server.url}/api/session/oidc/sign-out`);
    const url = new URL(answer.headers.get('location') as string);
    expect(`${url.origin}${url.pathname}`).toBe(`${platform.settings.issuer}/session/end`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'hotline',
      post_logout_redirect_uri: `${server.url}/sign-in`,
    });
  });

  it('at the platform ends the session here that was begun by it, and no other', async () => {
    const [browser, elsewhere] = [new TestBrowser(), new TestBrowser()];
    await signIn(browser);
    await signIn(elsewhere);
    const [account] = await accounts();
    expect(await sessionsOf(account?.id)).toBe(2);
    const { issuer } = platform.settings;
    const page = await (await browser.fetch(`${issuer}/session/end?client_id=hotline`)).text();
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page)?.[1] as string;
    await browser.fetch(`${issuer}/session/end/confirm`, {
      method: 'POST',
      body: new URLSearchParams({ xsrf, logout: 'yes' }),
    });
    expect([(await who(browser))[0], (await who(elsewhere))[0]]).toEqual([401, 200]);
  });

  const EVENT = 'http://schemas.openid.net/event/backchannel-logout';
  const logout = async (change: object = {}, sign = platform.sign): Promise<number> => {
    const at = Math.floor(Date.now() / 1000);
    const { issuer: iss } = platform.settings;
    const token = {
      iss,
      aud: 'hotline',
      iat: at,
      exp: at + 60,
      jti: 'a',
      events: { [EVENT]: {} },
      ...change,
    };
    const answer = await fetch(`${server.url}/api/session/oidc/logout`, {
      method: 'POST',
      body: new URLSearchParams({ logout_token: await sign(token) }),
    });
    return answer.status;
  };

  it('of a person at the platform ends all of their sessions', async () => {
    const browsers = [new TestBrowser(), new TestBrowser()];
    for (const browser of browsers) await signIn(browser);
    expect(await logout({ sub: platform.person.sub })).toBe(200);
    for (const browser of browsers) expect((await who(browser))[0]).toBe(401);
  });

  it('is refused where the notice is no notice of the platform', async () => {
    const browser = new TestBrowser();
    await signIn(browser);
    const sub = platform.person.sub;
    const { generateKeyPair } = await import('jose');
    const { privateKey } = await generateKeyPair('RS256');
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const answers = [
      await logout({ sub }, payload => platform.sign(payload, privateKey)),
      await logout({ sub }, async payload => `${part({ alg: 'none' })}.${part(payload)}.`),
      await logout({ sub, iss: 'https://evil.example' }),
      await logout({ sub, aud: 'another' }),
      await logout({ sub, iat: 1_700_000_000, exp: 1_700_000_060 }),
      await logout({ sub, iat: Math.floor(Date.now() / 1000) - 180 }),
      await logout({ sub, nonce: 'an ID token is none' }),
      await logout({ sub, events: {} }),
      await logout({ sub, events: undefined }),
      await logout({ sub, jti: undefined }),
      await logout({}),
    ];
    expect(answers).toEqual(answers.map(() => 400));
    expect((await who(browser))[0]).toBe(200);
  });

  it('ends nothing that was begun after it: a notice that is sent again is stale', async () => {
    const at = Math.floor(Date.now() / 1000) - 60;
    const browser = new TestBrowser();
    await signIn(browser);
    expect(await logout({ sub: platform.person.sub, iat: at })).toBe(200);
    expect((await who(browser))[0]).toBe(200);
  });
});
