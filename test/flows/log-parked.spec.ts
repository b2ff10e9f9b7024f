import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import supertest from 'supertest';
import { startApp, type TestApp } from '../support/app.js';
import { Story, Teller } from '../support/story.js';

let city: TestApp;
let log: Teller;
beforeAll(async () => {
  city = await startApp({ now: '2026-11-23T08:00:00+08:00', settings: { logLevel: 'silent' } });
  log = new Teller(city);
});
afterAll(() => city.close());

interface Ended {
  code: number;
  said: string;
  complained: string;
}
const admin = (...args: string[]): Promise<Ended> => run('admin', ...args);
const rebuild = (): Promise<Ended> => run('statistics', 'rebuild');

async function run(name: 'admin' | 'statistics', ...args: string[]): Promise<Ended> {
  const command = spawn(
    process.execPath,
    ['--no-warnings', '--import', './test/support/typescript.mjs', `src/commands/${name}.ts`, ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        DATABASE_URL: city.databaseUrl,
        DATA_DIR: city.config.dataDir,
        DEMO: 'off',
        LOG_LEVEL: 'error',
      },
    },
  );
  const [said, complained, [code]] = await Promise.all([
    text(command.stdout),
    text(command.stderr),
    once(command, 'exit'),
  ]);
  return { code: code as number, said, complained };
}

const parked = () =>
  city.db.query<{ position: number; kind: string; caseId: string }>(
    'select position, kind, case_id as "caseId" from consumer_parked order by position',
  );
const stateOf = async ({ caseId }: Story): Promise<unknown[]> =>
  (await city.db.query<{ state: string }>('select state from fact_case where case_id = $1', [caseId])).map(
    ({ state }) => state,
  );

/** From now on no facts of cases can be kept. */
const breakFacts = () =>
  city.db.query(`alter table fact_case add constraint broken check (state = 'no such state') not valid`);
const mendFacts = () => city.db.query('alter table fact_case drop constraint if exists broken');

beforeEach(mendFacts);

describe('parked events', () => {
  let first: Story;
  let second: Story;

  beforeAll(async () => {
    first = new Story('09:00').tell('workorder.dispatched', '09:05').tell('workorder.acknowledged', '09:30');
    second = new Story('09:00').tell('workorder.dispatched', '09:10');
    await breakFacts();
    await log.write([...first.events, ...second.events]);
  });

  it('are counted where a server is asked whether it is ready, which it is', async () => {
    const { body } = await supertest(city.url).get('/health/ready').expect(200);
    expect(body).toEqual({ status: 'ok', parked: first.events.length + second.events.length });
  });

  it('are listed with consumer, position, kind, error and since when', async () => {
    const { code, said } = await admin('parked');
    expect(code).toBe(0);
    const [head, ...lines] = said
      .trimEnd()
      .split('\n')
      .map(line => line.split('\t'));
    expect(head).toEqual(['consumer', 'position', 'kind', 'error', 'since']);
    expect(lines).toHaveLength((await parked()).length);
    expect(lines[0]).toEqual([
      'facts',
      String((await parked())[0]?.position),
      'case.opened',
      expect.stringContaining('broken'),
      '2026-11-23T00:00:00.000Z',
    ]);
  });

  it('stay parked, since when they were, while the reason is not mended', async () => {
    await breakFacts();
    const before = await city.db.query('select * from consumer_parked order by position');
    const { code, said } = await admin('parked', 'retry');
    expect(code).toBe(1);
    expect(said).toContain('0 events were heard.');
    expect(await city.db.query('select * from consumer_parked order by position')).toEqual(before);
  });

  it('are heard again in order, once each, with what happens meanwhile behind them', async () => {
    let writing = true;
    let reopened = 0;
    const meanwhile = async (): Promise<void> => {
      while (writing) {
        reopened += 1;
        await log.write([
          ...new Story('10:00').events,
          ...first.tell('case.reopened', '10:00').events.slice(-1),
        ]);
      }
    };
    const written = meanwhile();
    const [one, other] = await Promise.all([admin('parked', 'retry'), admin('parked', 'retry')]);
    writing = false;
    await written;
    expect([one, other]).toMatchObject([
      { code: 0, complained: '' },
      { code: 0, complained: '' },
    ]);
    expect(await parked()).toEqual([]);
    expect(await city.db.query('select reopened from fact_case where case_id = $1', [first.caseId])).toEqual([
      { reopened },
    ]);
    expect([await stateOf(first), await stateOf(second)]).toEqual([['dispatched'], ['dispatched']]);
    const kept = await log.facts();
    expect(await rebuild()).toMatchObject({ code: 0, complained: '' });
    expect(await log.facts()).toBe(kept);
    expect((await admin('parked')).said).toBe('No event is parked.\n');
    const acts = await city.db.query<{ action: string }>('select action from access_log order by at, id');
    expect(acts.map(({ action }) => action).slice(-3)).toEqual([
      'events.retried',
      'events.retried',
      'facts.rebuilt',
    ]);
  });

  it('of one case do not wait for those of another', async () => {
    const orphan = new Story('09:00').tell('case.released', '10:00', { how: 'sms' });
    const good = new Story('09:00').tell('workorder.dispatched', '09:10');
    await breakFacts();
    await log.write([...orphan.events.slice(1), ...good.events]);
    await mendFacts();
    const { code, said } = await admin('parked', 'retry');
    expect(code).toBe(1);
    expect(said).toMatch(/2 events were heard\.\n.*\nfacts\t\d+\tcase.released\t.*never opened/);
    expect((await parked()).map(({ caseId }) => caseId)).toEqual([orphan.caseId]);
    expect(await stateOf(good)).toEqual(['dispatched']);
    await log.write(good.tell('workorder.acknowledged', '09:30').events.slice(-1));
    expect(await stateOf(good)).toEqual(['acknowledged']);
  });
});

describe('npm run statistics', () => {
  it('-- rebuild refuses in a sentence while something parked still fails, and changes nothing', async () => {
    const kept = await log.facts();
    const { code, said, complained } = await rebuild();
    expect({ code, said, lines: complained.trimEnd().split('\n') }).toEqual({
      code: 1,
      said: '',
      lines: [expect.stringContaining('never opened')],
    });
    expect(await log.facts()).toBe(kept);
  });

  it.each([
    ['rebuild', '2026-10'],
    ['freeze', '2026-13'],
    ['freeze', '2026-11'],
  ])('says what it can, and why not: %s %s', async (...args) => {
    const { code, said, complained } = await run('statistics', ...args);
    expect({ code, said, lines: complained.trimEnd().split('\n') }).toEqual({
      code: 1,
      said: '',
      lines: [expect.stringMatching(/npm run statistics|2026-1[13]/)],
    });
  });
});

describe('npm run admin', () => {
  it.each([['parked', 'everything'], []])(
    'says what there is when it is asked for something else: %s %s',
    async (...args) => {
      const { code, complained } = await admin(...args.filter(Boolean));
      expect({ code, lines: complained.trimEnd().split('\n') }).toEqual({
        code: 1,
        lines: [expect.stringContaining('npm run admin')],
      });
    },
  );
});
