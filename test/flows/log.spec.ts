import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { CaseFile } from '../../src/cases/case-file.entity.js';
import { Clock } from '../../src/platform/clock/clock.js';
import type { Transaction } from '../../src/platform/database/transaction.js';
import { newId } from '../../src/platform/ids.js';
import { Consumer } from '../../src/platform/log/consumer.js';
import { Events } from '../../src/platform/log/events.service.js';
import { LogSignal } from '../../src/platform/log/log-signal.js';
import { startApp, type TestApp } from '../support/app.js';
import { Hotline } from '../support/hotline.js';

let hotline: Hotline;
/** Three server processes' worth of sequencers on one log, each woken by its own writers and by the others. */
let servers: [TestApp, TestApp, TestApp];
let server: TestApp;

beforeAll(async () => {
  hotline = await Hotline.open();
  server = hotline.server;
  const { databaseUrl, config } = server;
  const another = (): Promise<TestApp> => startApp({ databaseUrl, settings: { dataDir: config.dataDir } });
  servers = [server, await another(), await another()];
});
afterAll(async () => {
  await servers[1].close();
  await servers[2].close();
  await hotline.close();
});

const tell = (tx: Transaction, number: string, { app } = server, caseId = newId()): Promise<void> =>
  app.get(Events).tell(tx, 'case.noted', { caseId, number });

const eventsCalled = async (number: string): Promise<number[]> =>
  (
    await server.db.query<{ position: number }>(
      `select position from event where payload ->> 'number' = $1 order by position`,
      [number],
    )
  ).map(({ position }) => position);

const waiting = async (number: string): Promise<number> => {
  const rows = await server.db.query(`select 1 from event_new where payload ->> 'number' = $1`, [number]);
  return rows.length;
};

/** A door that stays shut until it is opened. */
function door(): { passed: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>(resolve => {
    open = resolve;
  });
  return { passed, open };
}

async function expectGapFree(): Promise<void> {
  await server.settle();
  const [log] = await server.db.query(
    `select count(*) = max(position) and min(position) = 1 as "gapFree",
            max(position) = (select position from log_head) as "headIsLast",
            (select count(*) from event_new) as waiting
       from event`,
  );
  expect(log).toEqual({ gapFree: true, headIsLast: true, waiting: 0 });
}

describe('a fact that is rolled back', () => {
  it('tells nothing', async () => {
    const wake: string[] = [];
    const off = server.app.get(LogSignal).on('told', () => wake.push('told'));
    const failed = server.db.transaction(async tx => {
      await tell(tx, 'ROLLED-BACK');
      await tx.query('select 1');
      expect(wake).toEqual([]);
      throw new Error('changed my mind');
    });
    await expect(failed).rejects.toThrow('changed my mind');
    off();
    expect(wake).toEqual([]);
    await server.settle();
    expect([await eventsCalled('ROLLED-BACK'), await waiting('ROLLED-BACK')]).toEqual([[], 0]);
  });

  it('fails also when the failure was swallowed and only the commit shows it', async () => {
    const committed = server.db.transaction(async tx => {
      await tell(tx, 'SWALLOWED');
      await tx.query('select 1 / 0').catch(() => undefined);
      return 'all is well';
    });
    await expect(committed).rejects.toThrow();
    await server.settle();
    expect(await eventsCalled('SWALLOWED')).toEqual([]);
  });

  it('leaves no connection behind, whatever its first statement was', async () => {
    const pool = server.db.pool as pg.Pool;
    const busy = (): number => pool.totalCount - pool.idleCount;
    const ends: ((tx: Transaction) => Promise<unknown>)[] = [
      async tx => tell(tx, 'ONE-CONNECTION'),
      async tx => {
        await tell(tx, 'ONE-CONNECTION');
        await tx.query('select 1');
      },
      async tx => {
        await tell(tx, 'ONE-CONNECTION');
        await tx.query('select 1 / 0');
      },
      async tx => {
        await tx.query('select 1');
        throw new Error('no');
      },
      async () => undefined,
    ];
    for (const work of ends) await server.db.transaction(work).catch(() => undefined);
    // Loops of the background take one now and then, and give it back.
    while (busy() > 0) await new Promise(setImmediate);
    await server.settle();
    expect(await eventsCalled('ONE-CONNECTION')).toHaveLength(2);
  });
});

describe('a commit that comes late', () => {
  it('is not skipped: it is read after those that overtook it', async () => {
    const heard: string[] = [];
    const consumer = new Consumer(
      'late-commit',
      'case.noted',
      (_tx, facts) => {
        heard.push(...facts.map(({ payload }) => (payload as { number: string }).number));
      },
      server.app.get(Clock),
    );
    await server.db.query(
      `insert into consumer (name, position) select 'late-commit', position from log_head`,
    );
    const { passed, open } = door();
    const written = door();
    const late = server.db.transaction(async tx => {
      await tell(tx, 'LATE');
      // It has drawn its number in the line now, and is not committed.
      await tx.query('select 1');
      written.open();
      await passed;
    });
    await written.passed;
    for (const number of ['OVERTAKES-1', 'OVERTAKES-2']) await server.db.transaction(tx => tell(tx, number));
    await server.settle();
    await consumer.consume(server.db, true);
    expect(heard).toEqual(['OVERTAKES-1', 'OVERTAKES-2']);
    expect(await eventsCalled('LATE')).toEqual([]);

    open();
    await late;
    await server.settle();
    await consumer.consume(server.db, true);
    expect(heard).toEqual(['OVERTAKES-1', 'OVERTAKES-2', 'LATE']);
    const [position] = await eventsCalled('LATE');
    expect(position).toBeGreaterThan((await eventsCalled('OVERTAKES-2'))[0] as number);
    await expectGapFree();
  });
});

describe('three sequencers', () => {
  it('give every committed event one position without a gap, and every case its order', async () => {
    const numbers: string[] = [];
    for (let opened = 0; opened < 4; opened += 1) numbers.push((await hotline.record()).number);
    const WRITERS = 40;
    let committed = 0;
    const write = async (writer: number, number: string): Promise<void> => {
      const { db, app } = servers[writer % 3] as TestApp;
      const done = db.transaction(async tx => {
        // The turn is taken under the lock of the case: the order in which things really happened.
        const [file] = await tx.read(CaseFile, { number }, { lock: true });
        const { id, version } = file as CaseFile;
        tx.set(file as CaseFile, { version: version + 1 });
        await tell(tx, `${number} turn ${version}`, { app } as TestApp, id);
        if (writer % 4 === 0) await tx.query('select 1');
        if (writer % 5 === 0) throw new Error('changed my mind');
      });
      await done.then(
        () => {
          committed += 1;
        },
        () => undefined,
      );
    };
    await Promise.all(
      numbers.flatMap(number => Array.from({ length: WRITERS }, (_, writer) => write(writer, number))),
    );
    await expectGapFree();
    expect(committed).toBe(numbers.length * WRITERS * (4 / 5));
    for (const number of numbers) {
      const turns = await server.db.query<{ turn: string }>(
        `select payload ->> 'number' as turn from event where payload ->> 'number' like $1 order by position`,
        [`${number} turn %`],
      );
      const versions = turns.map(({ turn }) => Number(turn.split(' ').at(-1)));
      expect(versions).toEqual(versions.map((_, index) => 2 + index));
      expect(versions).toHaveLength(WRITERS * (4 / 5));
    }
  });

  it('wake the readers of every process', async () => {
    const seen = servers.map(({ app }) => {
      const { passed, open } = door();
      app.get(LogSignal).on('sequenced', open);
      return passed;
    });
    await servers[2].db.transaction(tx => tell(tx, 'WAKES', servers[2]));
    await Promise.all(seen);
  });
});

describe('the log', () => {
  beforeEach(async () => {
    await server.db.transaction(tx => tell(tx, 'WRITTEN'));
    await server.settle();
  });

  it.each([
    ['changed', `update event set payload = '{}'`],
    ['changed row by row', `update event set kind = 'case.opened' where position = 1`],
    ['deleted', 'delete from event'],
    ['emptied', 'truncate event cascade'],
    ['changed where it has no row', 'update event set kind = kind where false'],
  ])('cannot be %s', async (_how, sql) => {
    const before = await server.db.query('select * from event order by position');
    await expect(server.db.query(sql)).rejects.toThrow('event is append-only');
    expect(await server.db.query('select * from event order by position')).toEqual(before);
  });

  it('gives no position twice', async () => {
    const again = server.db.query(`insert into event select * from event limit 1`);
    await expect(again).rejects.toThrow('event_pkey');
  });
});
