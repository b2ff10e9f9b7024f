import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Clock } from '../../src/platform/clock/clock.js';
import type { Transaction } from '../../src/platform/database/transaction.js';
import { newId } from '../../src/platform/ids.js';
import { Consumer } from '../../src/platform/log/consumer.js';
import { Events } from '../../src/platform/log/events.service.js';
import type { EventKind, LoggedFact } from '../../src/platform/log/fact.js';
import { startApp, type TestApp } from '../support/app.js';
import { Hotline } from '../support/hotline.js';

const CONSUMER = 'test.keeper';

let hotline: Hotline;
let one: TestApp;
let other: TestApp;

beforeAll(async () => {
  hotline = await Hotline.open();
  one = hotline.server;
  const { databaseUrl, config } = one;
  other = await startApp({ databaseUrl, settings: { dataDir: config.dataDir } });
  // Nothing here is unique: what happens twice is seen twice.
  await one.db.query('create table heard (position bigint, number text)');
});
afterAll(async () => {
  await other.close();
  await hotline.close();
});
beforeEach(async () => {
  await one.settle();
  await one.db.query('delete from heard');
  await one.db.query('delete from consumer_parked where consumer = $1', [CONSUMER]);
  await one.db.query(
    `insert into consumer (name, position) select $1, position from log_head
         on conflict (name) do update set position = excluded.position`,
    [CONSUMER],
  );
});

const numberOf = ({ payload }: LoggedFact): string => (payload as { number: string }).number;

const keep = async (tx: Transaction, facts: LoggedFact[]): Promise<void> => {
  for (const fact of facts) {
    await tx.query('insert into heard (position, number) values ($1, $2)', [fact.position, numberOf(fact)]);
  }
};

const consumerOf = (
  hear: (tx: Transaction, facts: LoggedFact[]) => Promise<void>,
  kind: EventKind | '*' = 'case.noted',
): Consumer => new Consumer(CONSUMER, kind, hear, one.app.get(Clock));

async function tell(number: string, caseId = newId(), server = one): Promise<string> {
  await server.db.transaction(tx => server.app.get(Events).tell(tx, 'case.noted', { caseId, number }));
  return caseId;
}

async function consumeAll(consumer: Consumer, { db } = one): Promise<void> {
  await one.settle();
  while (await consumer.consume(db, true));
}

const heard = async (): Promise<string[]> =>
  (await one.db.query<{ number: string }>('select number from heard order by position')).map(
    row => row.number,
  );

const parked = () =>
  one.db.query<{ number: string; error: string }>(
    `select e.payload ->> 'number' as number, p.error
       from consumer_parked p join event e using (position) where p.consumer = $1 order by position`,
    [CONSUMER],
  );

const isAtTheEnd = async (): Promise<boolean> => {
  const [row] = await one.db.query<{ done: boolean }>(
    'select position = (select position from log_head) as done from consumer where name = $1',
    [CONSUMER],
  );
  return row?.done === true;
};

describe('a consumer', () => {
  it('keeps effects and position in one commit: each event once, also with two processes at it', async () => {
    const EVENTS = 300;
    const writing = Promise.all(
      Array.from({ length: EVENTS }, (_, turn) => tell(`N${turn}`, newId(), turn % 2 ? one : other)),
    );
    let written = false;
    void writing.then(() => {
      written = true;
    });
    const consume = async (server: TestApp): Promise<void> => {
      const consumer = consumerOf(keep);
      while (!written || !(await isAtTheEnd())) await consumer.consume(server.db);
    };
    await Promise.all([consume(one), consume(other), consume(one)]);
    await consumeAll(consumerOf(keep));
    const numbers = await heard();
    expect(numbers).toHaveLength(EVENTS);
    expect(new Set(numbers).size).toBe(EVENTS);
  });

  it('does it once although its process died before the commit', async () => {
    for (const number of ['A', 'B', 'C']) await tell(number);
    await one.settle();
    let died = false;
    const dying = consumerOf(async (tx, facts) => {
      await keep(tx, facts);
      if (died) return;
      died = true;
      await tx.query('select pg_terminate_backend(pg_backend_pid())');
    });
    await expect(dying.consume(one.db, true)).rejects.toThrow();
    expect(await heard()).toEqual([]);
    await consumeAll(dying, other);
    expect(await heard()).toEqual(['A', 'B', 'C']);
    expect(await parked()).toEqual([]);
  });

  it('leaves the work to the process that is at it, and does not wait', async () => {
    await tell('A');
    await one.settle();
    let rivalFound: boolean | null = null;
    const slow = consumerOf(async (tx, facts) => {
      rivalFound = await consumerOf(keep).consume(other.db);
      await keep(tx, facts);
    });
    await slow.consume(one.db, true);
    expect(rivalFound).toBe(false);
    expect(await heard()).toEqual(['A']);
  });

  it('hears only its kind, and passes over the others', async () => {
    await tell('A');
    await hotline.record();
    await consumeAll(consumerOf(keep));
    expect(await heard()).toEqual(['A']);
    expect(await isAtTheEnd()).toBe(true);
  });

  it('hears everything in the order of the log when it asked for everything', async () => {
    await hotline.record();
    await tell('A');
    await consumeAll(consumerOf(keep, '*'));
    const [row] = await one.db.query(
      `select array(select position from heard) = array(select position from event where position > (
                select min(position) - 1 from heard) order by position) as same, count(*) > 5 as some from heard`,
    );
    expect(row).toEqual({ same: true, some: true });
  });
});

describe('an event that keeps failing', () => {
  const poison = (
    message = 'cannot swallow this',
    fails: (tx: Transaction) => Promise<unknown> = async () => {},
  ) =>
    consumerOf(async (tx, facts) => {
      await keep(tx, facts);
      if (!facts.some(fact => numberOf(fact).startsWith('POISON'))) return;
      await fails(tx);
      throw new Error(message);
    });

  it('is parked with its error and with what follows for its case; the others go on', async () => {
    const bad = await tell('POISON');
    await tell('other-1');
    await tell('behind-1', bad);
    await tell('other-2');
    await consumeAll(poison());
    expect(await heard()).toEqual(['other-1', 'other-2']);
    expect(await parked()).toEqual([
      { number: 'POISON', error: 'cannot swallow this' },
      { number: 'behind-1', error: expect.stringContaining('parked') },
    ]);
    expect(await isAtTheEnd()).toBe(true);

    // And what comes later, in another batch, waits behind it too.
    await tell('behind-2', bad);
    await tell('other-3');
    await consumeAll(poison());
    expect(await heard()).toEqual(['other-1', 'other-2', 'other-3']);
    expect((await parked()).map(({ number }) => number)).toEqual(['POISON', 'behind-1', 'behind-2']);
  });

  it('is parked also when it fails in the database', async () => {
    await tell('POISON');
    await tell('other');
    await consumeAll(poison('never reached', tx => tx.query('select 1 / 0')));
    expect(await heard()).toEqual(['other']);
    expect(await parked()).toEqual([{ number: 'POISON', error: 'division by zero (SQLSTATE 22012)' }]);
  });

  it('leaves nothing of what it had begun', async () => {
    await tell('POISON');
    await consumeAll(
      poison('half done', tx => tx.query(`insert into heard (position, number) values (0, 'half done')`)),
    );
    expect(await heard()).toEqual([]);
  });

  it('takes nothing else of its batch with it', async () => {
    const numbers = Array.from({ length: 60 }, (_, turn) =>
      turn % 20 === 7 ? `POISON-${turn}` : `good-${turn}`,
    );
    for (const number of numbers) await tell(number);
    await consumeAll(poison());
    expect(await heard()).toEqual(numbers.filter(number => number.startsWith('good')));
    expect((await parked()).map(({ number }) => number)).toEqual(['POISON-7', 'POISON-27', 'POISON-47']);
  });

  it('is tried again before it is given up', async () => {
    await tell('POISON');
    let failures = 0;
    await consumeAll(
      consumerOf(async (tx, facts) => {
        failures += 1;
        if (failures < 3) throw new Error('busy');
        await keep(tx, facts);
      }),
    );
    expect([await heard(), await parked(), failures]).toEqual([['POISON'], [], 3]);
  });

  it('is another consumer’s good event', async () => {
    await tell('POISON');
    await consumeAll(poison());
    const facts = await one.db.query(`select 1 from consumer_parked where consumer <> $1`, [CONSUMER]);
    expect(facts).toEqual([]);
  });
});

describe('a fault that passes', () => {
  /** The statement fails with this SQLSTATE, as it would under a full disk or a server that is shut down. */
  const fault = (code: string) => (tx: Transaction) =>
    tx.query(`do $$ begin raise exception 'for now' using errcode = '${code}'; end $$`);
  let failing: ((tx: Transaction) => Promise<unknown>) | null;
  const hear = async (tx: Transaction, facts: LoggedFact[]): Promise<void> => {
    await keep(tx, facts);
    if (facts.some(fact => numberOf(fact) === 'SECOND')) await failing?.(tx);
  };

  it.each<[string, (tx: Transaction) => Promise<unknown>]>([
    ['a full disk', fault('53100')],
    ['a deadlock', fault('40P01')],
    ['a serialization failure', fault('40001')],
    ['a lock that is not to be had', fault('55P03')],
    ['a cancelled statement', fault('57014')],
    ['a disk error', fault('58030')],
    ['a lost connection', tx => tx.query('select pg_terminate_backend(pg_backend_pid())')],
  ])('parks nothing and loses nothing: %s', async (_name, passing) => {
    failing = passing;
    const consumer = consumerOf(hear);
    const caseId = await tell('FIRST');
    await tell('SECOND', caseId);
    await tell('other');
    await tell('THIRD', caseId);
    await one.settle();
    for (let tried = 0; tried < 4; tried += 1) await expect(consumer.consume(one.db, true)).rejects.toThrow();
    expect([await heard(), await parked()]).toEqual([[], []]);
    failing = null;
    await consumeAll(consumer);
    expect([await heard(), await parked()]).toEqual([['FIRST', 'SECOND', 'other', 'THIRD'], []]);
  });

  it('is found out also behind one that stays', async () => {
    failing = fault('53100');
    await tell('SECOND');
    const confused = consumerOf(async (tx, facts) => {
      if (facts.length > 1) throw new Error('too many');
      await hear(tx, facts);
    });
    await tell('other');
    await one.settle();
    await expect(confused.consume(one.db, true)).rejects.toThrow('for now');
    expect([await heard(), await parked()]).toEqual([[], []]);
  });
});

describe('two applications', () => {
  it('keep each fact of the statistics once', async () => {
    const contact = {
      channel: 'phone',
      outcome: 'inquiry',
      inquiry: { topic: 'traffic', answeredAtOnce: true },
    };
    const count = async () =>
      (await one.db.query<{ contacts: number }>('select count(*) as contacts from fact_contact'))[0]
        ?.contacts;
    const before = (await count()) as number;
    const send = () => hotline.agent.post('/api/contacts').send(contact).expect(201);
    await Promise.all(Array.from({ length: 40 }, send));
    await Promise.all([one.settle(), other.settle()]);
    expect(await count()).toBe(before + 40);
  });
});
