import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { type Role, roles, worksForAnAgency } from '../../src/access/roles.js';
import { type BullyingRow, decide, latest, report, SECRETS } from '../support/bullying.js';
import { doorsOf } from '../support/doors.js';
import { Hotline } from '../support/hotline.js';
import { cookieOf, signIn } from '../support/people.js';
import { closeScreens, openScreen } from '../support/sockets.js';

/** Who might try: every role, and agency people of the assigned agency, of another, and of the one above them all. */
const TRIED: { name: string; role: Role; agency?: string; reads: boolean }[] = [
  ...roles
    .filter(role => !worksForAnAgency(role))
    .map(role => ({ name: role, role, reads: role === 'petition_clerk' })),
  ...(['officer', 'agency_chief'] as const).flatMap(role => [
    { name: `${role} of education`, role, agency: 'education', reads: true },
    { name: `${role} of the police`, role, agency: 'police', reads: false },
    { name: `${role} of research`, role, agency: 'research', reads: false },
  ]),
];
const AT_ONCE = 8;
const PATH = '/api/bullying-reports';
const ACTIONS: [string, object][] = [
  ['accept', {}],
  ['refuse', { ground: 'too_little', text: '無' }],
  ['handle', { handling: 'found', text: '無' }],
  ['hold', { text: '訴訟' }],
  ['lift', { text: '訴訟' }],
];

let hotline: Hotline;
let row: BullyingRow;
let clerk: TestAgent;
const people = new Map<string, TestAgent>();

beforeAll(async () => {
  hotline = await Hotline.open();
  const { app } = hotline.server;
  for (const { name, role, agency } of TRIED) people.set(name, await signIn(app, role, agency));
  clerk = await signIn(app, 'petition_clerk');
  const agent = await signIn(app, 'agent');
  // There is something to be seen, so that what shows nothing does not do so for want of anything.
  await hotline.record({});
  await hotline.record({ category: 'PED02' });
  await report(agent).expect(201);
  row = await latest(clerk);
  const accepted = (await decide(clerk, row, 'accept', { text: SECRETS.opinion }).expect(200)).body;
  row = (
    await decide(clerk, accepted, 'handle', { handling: 'investigating', text: SECRETS.opinion }).expect(200)
  ).body;
  await hotline.server.settle();
}, 120_000);
afterEach(closeScreens);
afterAll(() => hotline.close());

/** What in a text gives the report away. */
const givenAway = (text: string): string[] =>
  [...Object.values(SECRETS), row.number, row.id].filter(secret => text.includes(secret));

const QUERIES = (): string[] => {
  const words = encodeURIComponent(SECRETS.school);
  return [
    '',
    `?q=${words}`,
    `?text=${words}`,
    `?number=${row.number}`,
    '?year=115',
    '?from=2026-01-01&to=2026-12-31',
    '?format=csv',
  ];
};

describe('a report of suspected bullying', () => {
  it.each(TRIED.map(one => [one.name, one] as const))(
    'is shown at no door to: %s',
    async (name, { reads }) => {
      const me = people.get(name) as TestAgent;
      const doors = doorsOf(hotline.server.app).filter(({ method }) => method === 'GET');
      const leaks: unknown[] = [];
      const addresses = doors.flatMap(({ path }) =>
        path.includes(':')
          ? [row.id, row.number].map(value => ({ path, address: path.replaceAll(/:\w+/g, value) }))
          : QUERIES().map(query => ({ path, address: path + query })),
      );
      const ask = async ({ path, address }: { path: string; address: string }): Promise<void> => {
        const isTheirs = reads && [PATH, `${PATH}/:id`].includes(path);
        const { status, text, body } = await me.get(address).buffer(true);
        const answer = `${text ?? ''}${Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body)}`;
        // An answer that repeats the question says nothing that the asker did not know.
        const told = givenAway(answer).filter(secret => !decodeURIComponent(address).includes(secret));
        // Even to whoever is assigned, what was typed is in no list.
        const leaked = isTheirs ? told.filter(secret => Object.values(SECRETS).includes(secret)) : told;
        if (leaked.length > 0) leaks.push([address, status, leaked]);
      };
      for (let next = 0; next < addresses.length; next += AT_ONCE)
        await Promise.all(addresses.slice(next, next + AT_ONCE).map(ask));
      expect(addresses.length).toBeGreaterThan(100);
      expect(leaks).toEqual([]);
    },
  );

  it.each(TRIED.map(one => [one.name, one] as const))(
    'is read and decided, or not at all, by: %s',
    async (name, { reads }) => {
      const me = people.get(name) as TestAgent;
      const tries = [
        await me.get(PATH),
        await me.get(`${PATH}/${row.id}`),
        await me.post(`${PATH}/${row.id}/texts`),
        ...(reads ? [] : await Promise.all(ACTIONS.map(([action, more]) => decide(me, row, action, more)))),
      ];
      expect(tries.map(({ status }) => status)).toEqual(tries.map(() => (reads ? 200 : 403)));
      expect(tries.flatMap(({ text }) => (reads ? [] : givenAway(text)))).toEqual([]);
      // Nor whether there is one of this id.
      const none = `${PATH}/00000000-0000-7000-8000-000000000000`;
      for (const nowhere of [await me.get(none), await me.post(`${none}/texts`)]) {
        expect(nowhere.status).toBe(reads ? 404 : 403);
        if (!reads) expect(nowhere.body.code).toBe(tries[1]?.body.code);
      }
      expect(await latest(clerk)).toEqual(row);
    },
  );

  it('is put on hold and let go by the clerk only, not by the agency that is assigned', async () => {
    expect(row.actions).toEqual(['handle', 'hold']);
    for (const name of ['officer of education', 'agency_chief of education']) {
      const me = people.get(name) as TestAgent;
      expect((await me.get(`${PATH}/${row.id}`).expect(200)).body.actions).toEqual(['handle']);
      expect((await me.get(PATH).expect(200)).body.items[0].actions).toEqual(['handle']);
      for (const [action, more] of ACTIONS.slice(-2)) await decide(me, row, action, more).expect(403);
    }
    expect(await latest(clerk)).toEqual(row);
  });

  it.each(TRIED.map(one => [one.name, one] as const))(
    'is offered as a place to go only where it opens something: %s',
    async (name, { role, agency }) => {
      if (role === 'channel') return;
      const me = people.get(name) as TestAgent;
      const { rights } = (await me.get('/api/session').expect(200)).body as { rights: string[] };
      const doors: [string, string][] = [
        ['bullying.report', `${PATH}/passed-on`],
        ['bullying.read', PATH],
        ['bullying.count', '/api/reports/bullying?from=2026-01-01&to=2026-12-31'],
      ];
      for (const [right, door] of doors)
        expect([right, (await me.get(door)).status]).toEqual([right, rights.includes(right) ? 200 : 403]);
      if (agency && agency !== 'education')
        expect(rights.filter(one => one.startsWith('bullying'))).toEqual([]);
    },
  );

  it('is on no screen’s socket, whoever sits before it', async () => {
    const screens = TRIED.filter(({ role }) => role !== 'channel').map(({ name }) =>
      openScreen(hotline.server.url, cookieOf(people.get(name) as TestAgent), { position: 0 }),
    );
    await Promise.all(screens.map(({ hello, refusal }) => Promise.race([hello, refusal])));
    const agent = people.get('agent') as TestAgent;
    await report(agent).expect(201);
    const fresh = await latest(clerk);
    await decide(clerk, fresh, 'accept').expect(200);
    const { number } = await hotline.record({});
    const listening = screens[0];
    await listening?.until(message => message.case?.number === number);
    await hotline.server.settle();
    for (const { messages, frames } of screens) {
      const wire = frames.join('\n');
      expect(messages.filter(({ kind }) => kind.startsWith('bullying'))).toEqual([]);
      expect([...givenAway(wire), ...[fresh.id, fresh.number].filter(id => wire.includes(id))]).toEqual([]);
      expect(wire).not.toContain('bullying');
    }
    expect(screens.some(({ messages }) => messages.length > 0)).toBe(true);
  });

  it('is told to whoever passed it on by its number and nothing else, and to nobody who did not', async () => {
    const mine = await signIn(hotline.server.app, 'agent');
    const { body } = await report(mine).expect(201);
    expect((await mine.get(`${PATH}/passed-on`).expect(200)).body).toEqual({ items: [body] });
    expect(Object.keys(body).sort()).toEqual(['number', 'passedOnAt']);
    const other = await signIn(hotline.server.app, 'agent');
    expect((await other.get(`${PATH}/passed-on`).expect(200)).body).toEqual({ items: [] });
  });

  it('is sealed in the database: nothing that was typed can be read there, in any table', async () => {
    const { db } = hotline.server;
    const tables = await db.query<{ name: string }>(
      `select table_name as name from information_schema.tables
        where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    const found: unknown[] = [];
    for (const { name } of tables)
      for (const secret of Object.values(SECRETS)) {
        const hex = Buffer.from(secret).toString('hex');
        const rows = await db.query<{ n: number }>(
          `select count(*)::int as n from "${name}" t where t::text like $1 or t::text like $2`,
          [`%${secret}%`, `%${hex}%`],
        );
        if (rows[0]?.n) found.push([name, secret]);
      }
    expect(tables.length).toBeGreaterThan(60);
    expect(found).toEqual([]);
  });

  it('is in the log by codes only', async () => {
    const rows = await hotline.server.db.query<{ payload: object }>(
      `select payload from event where kind like 'bullying.%'`,
    );
    expect(rows.length).toBeGreaterThan(3);
    for (const { payload } of rows)
      expect(Object.keys(payload).sort()).toEqual([
        ...['accepted', 'handling', 'receivedAt', 'reportId', 'source'],
      ]);
  });

  it('leaves a trace of who read it, which the auditor finds without what was read', async () => {
    const reader = people.get('officer of education') as TestAgent;
    await reader.post(`${PATH}/${row.id}/texts`).expect(200);
    const auditor = people.get('auditor') as TestAgent;
    const answer = await auditor.post('/api/audit/search').send({ action: 'bullying.read' }).expect(200);
    expect(answer.text).toContain(`bullying:${row.id}`);
    expect(givenAway(answer.text)).toEqual([row.id]);
  });
});
