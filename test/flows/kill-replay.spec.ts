import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { ask, remove, temporaryFolder } from '../support/embedded.js';
import { type FeedLine, feedOf } from '../support/feed.js';
import { KillableServer } from '../support/killable-server.js';
import { freshDatabase, type TestDatabase } from '../support/postgres.js';
import { FeedFolder, ReplayCommand } from '../support/replay-command.js';
import { faultsOf, untilSettled } from '../support/wholeness.js';

const CASES = 100;
const LINES = feedOf(CASES);

let folder: FeedFolder;
let file: string;
/** Of a run that nobody disturbed, and what its log then told of each case. */
let unbroken: Record<string, number>;
let stories: string[];

beforeAll(async () => {
  folder = await FeedFolder.make();
  file = await folder.write('month.jsonl', LINES);
  await inFreshDatabase(async database => {
    const { figures } = await replayOn(database, 'unbroken').ended;
    unbroken = { ...figures, seconds: 0 };
    stories = await storiesIn(database.url, LINES);
  });
}, 60_000);
afterAll(() => folder.remove());

async function inFreshDatabase(work: (database: TestDatabase) => Promise<void>): Promise<void> {
  const database = await freshDatabase();
  await work(database).finally(() => database.drop());
}

const replayOn = ({ url }: TestDatabase, name: string): ReplayCommand =>
  ReplayCommand.start([file, '--json'], { dataDir: join(folder.path, name), databaseUrl: url });

/** What the log tells of each case, in the file's order. A breach is noted when the clock gets there: without its time. */
async function storiesIn(url: string, lines: FeedLine[]): Promise<string[]> {
  const rows = await ask<{ file: string; story: string }>(
    url,
    `select c.source_reference as file,
            string_agg(case e.kind when 'clock.breached' then e.kind else e.kind || ' ' || e.at::text end,
                       ', ' order by e.kind = 'clock.breached', e.position) as story
       from case_file c join event e on e.case_id = c.id group by c.source_reference`,
  );
  const known = new Map(rows.map(({ file, story }) => [file, story]));
  return lines.map(({ file_no }) => known.get(file_no) ?? '');
}

/** Waits until the log has come to its event number `event`; answers false when the replay ended before. */
async function untilTold(url: string, event: number, replay: ReplayCommand): Promise<boolean> {
  const client = new pg.Client(url);
  // The database may be killed while we listen.
  client.on('error', () => undefined);
  await client.connect();
  try {
    const heard = new Promise<boolean>(resolve => {
      client.on('notification', ({ payload }) => Number(payload) >= event && resolve(true));
    });
    await client.query('listen told');
    await client.query(`create or replace function tell() returns trigger language plpgsql as $$
      begin perform pg_notify('told', new.id::text); return null; end $$`);
    await client.query(`create or replace trigger tell after insert on event_new for each row
      when (new.id % 20 = 0) execute function tell()`);
    return await Promise.race([heard, replay.ended.then(() => false)]);
  } finally {
    await client.end();
  }
}

describe('A replay that is killed', () => {
  it('again and again is completed by the last one, with the figures and the log of an unbroken run', async () => {
    await inFreshDatabase(async database => {
      for (const part of [0.1, 0.4, 0.8]) {
        const replay = replayOn(database, 'killed');
        expect(await untilTold(database.url, part * (unbroken.events as number), replay)).toBe(true);
        await replay.kill();
      }
      const { code, figures } = await replayOn(database, 'killed').ended;
      expect(code).toBe(0);
      expect({ ...figures, seconds: 0 }).toEqual(unbroken);
      expect(await storiesIn(database.url, LINES)).toEqual(stories);
      await untilSettled(database.url);
      expect(await faultsOf(database.url)).toEqual({});
    });
  });

  describe('with a server at work beside it', () => {
    let dataDir: string;
    let server: KillableServer;
    beforeAll(async () => {
      dataDir = temporaryFolder();
      server = await KillableServer.start(dataDir);
    }, 60_000);
    afterAll(async () => {
      await server.stop();
      await remove(dataDir);
    });

    it('goes on when the server is killed, ends with its PostgreSQL, and is completed afterwards', async () => {
      const started = await told();
      const replay = ReplayCommand.start([file, '--json'], { dataDir });
      const events = unbroken.events as number;
      expect(await untilTold(server.databaseUrl, started + 0.2 * events, replay)).toBe(true);
      await server.gone();
      expect(await untilTold(server.databaseUrl, started + 0.5 * events, replay)).toBe(true);
      server.killDatabase();
      expect((await replay.ended).code).toBe(1);

      server = await KillableServer.start(dataDir);
      await untilSettled(server.databaseUrl);
      expect(await faultsOf(server.databaseUrl)).toEqual({});
      const { code, figures } = await ReplayCommand.start([file, '--json'], { dataDir }).ended;
      expect(code).toBe(0);
      expect({ ...figures, seconds: 0 }).toEqual(unbroken);
      expect(await storiesIn(server.databaseUrl, LINES)).toEqual(stories);
      await untilSettled(server.databaseUrl);
      expect(await faultsOf(server.databaseUrl)).toEqual({});
    });

    async function told(): Promise<number> {
      await untilSettled(server.databaseUrl);
      const [log] = await ask<{ position: string }>(server.databaseUrl, 'select position from log_head');
      return Number(log?.position);
    }
  });
});
