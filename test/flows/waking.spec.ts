import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { Clock } from '../../src/platform/clock/clock.js';
import { WakerService } from '../../src/sla/waker.service.js';
import { feedLine } from '../support/feed.js';
import { Hotline } from '../support/hotline.js';
import { ReplayedCity } from '../support/replayed-city.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** More than the waker reads at once. */
const MANY = 250;

let city: ReplayedCity;
let hotline: Hotline;
let waker: WakerService;
let now = new Date('2026-11-20T09:00:00+08:00').getTime();

beforeAll(async () => {
  city = await ReplayedCity.open();
  hotline = city.hotline;
  waker = hotline.server.app.get(WakerService);
  hotline.server.app.get(Clock).stopAt(new Date(now));
});
afterAll(() => city.close());

/** Moves the time on; nobody but the waker's own loop looks at the clocks. */
function pass(ms: number): void {
  now += ms;
  hotline.server.app.get(Clock).stopAt(new Date(now));
}

const breached = async (number: string): Promise<boolean> =>
  (await hotline.clock(number, 'respond')).breachedAt !== null;

const breachedOf = async (numbers: string[]): Promise<number> => {
  const rows = await city.db.query(
    `select 1 from clock k join case_file c on c.id = k.case_id
      where k.kind = 'respond' and k.breached_at is not null and c.number = any($1)`,
    [numbers],
  );
  return rows.length;
};

/** How often the log tells that these cases missed their four hours. */
const breachesOf = async (numbers: string[]): Promise<number> => {
  await hotline.server.settle();
  const rows = await city.db.query(
    `select 1 from event where kind = 'clock.breached' and payload ->> 'clock' = 'respond'
        and payload ->> 'number' = any($1)`,
    [numbers],
  );
  return rows.length;
};

/** Asks until it is so; the time limit of the test is the end of patience. */
async function until(fulfilled: () => Promise<boolean>): Promise<void> {
  while (!(await fulfilled())) await new Promise(setImmediate);
}

async function recordMany(): Promise<string[]> {
  const numbers: string[] = [];
  const record = async (): Promise<void> => {
    while (numbers.length < MANY) numbers.push((await hotline.record()).number);
  };
  await Promise.all(Array.from({ length: 8 }, record));
  return numbers;
}

/** While it lasts, the clocks of these cases cannot be woken: the database refuses. */
async function refusing(numbers: string[], during: () => Promise<void>): Promise<void> {
  await city.db.query(
    `create function refuse_waking() returns trigger language plpgsql as $$
     begin
       if exists (select 1 from case_file where id = new.case_id and number ~ '^(${numbers.join('|')})') then
         raise exception 'cannot be woken';
       end if;
       return new;
     end $$`,
  );
  await city.db.query(
    'create trigger refuses before update on clock for each row execute function refuse_waking()',
  );
  try {
    await during();
  } finally {
    await city.db.query('drop trigger if exists refuses on clock');
    await city.db.query('drop function refuse_waking');
  }
}

/** While it lasts, somebody is at work on these cases. */
async function holding(numbers: string[], during: () => Promise<void>): Promise<void> {
  const somebody = new pg.Client(hotline.server.databaseUrl);
  await somebody.connect();
  await somebody.query('begin');
  await somebody.query('select 1 from case_file where number = any($1) for update', [numbers]);
  try {
    await during();
  } finally {
    await somebody.end();
  }
}

describe('due clocks', () => {
  it('behind many cases that cannot be woken are woken, and those later, each once', async () => {
    const failing = await recordMany();
    pass(MINUTE);
    const { number } = await hotline.record();
    await refusing(failing, async () => {
      pass(4 * HOUR + 1);
      await until(() => breached(number));
      expect(await breached(failing[0] as string)).toBe(false);
    });
    await until(async () => (await breachedOf(failing)) === failing.length);
    expect(await breachesOf(failing)).toBe(failing.length);
  });

  it('behind many cases that somebody is at work on are woken, and those later, each once', async () => {
    const held = await recordMany();
    pass(MINUTE);
    const { number } = await hotline.record();
    await holding(held, async () => {
      pass(4 * HOUR + 1);
      await until(() => breached(number));
      expect(await breached(held[0] as string)).toBe(false);
    });
    await until(async () => (await breachedOf(held)) === held.length);
    expect(await breachesOf(held)).toBe(held.length);
  });

  it('are all woken before somebody who asked for all of them hears that one could not be', async () => {
    const [bad, good] = [await hotline.record(), await hotline.record()];
    await refusing([bad.number], async () => {
      pass(4 * HOUR + 1);
      await expect(waker.wakeAll()).rejects.toThrow('cannot be woken');
      expect([await breached(bad.number), await breached(good.number)]).toEqual([false, true]);
    });
    await waker.wakeAll();
    expect(await breachesOf([bad.number])).toBe(1);
  });
});

describe('a replay', () => {
  it('ends with the error when a limit that runs out cannot be recorded, and goes on in the next run', async () => {
    const line = feedLine('08:00', '2 08:05', '3 16:00');
    await refusing(['D2016'], async () => {
      await expect(city.replay(line)).rejects.toThrow('cannot be woken');
    });
    expect(await city.replay(line)).toMatchObject({ breaches: 1 });
  });

  it('ends with an error when somebody keeps the case whose limit runs out', async () => {
    const opened = feedLine('08:00', '2 08:05');
    await city.replay(opened);
    const { number } = await city.file(opened);
    const other = feedLine('08:00', '2 08:05', '3 16:00');
    await holding([number], async () => {
      await expect(city.replay(other)).rejects.toThrow('lock timeout');
    });
    expect(await city.replay(other)).toMatchObject({ breaches: 1 });
    expect(await breached(number)).toBe(true);
  });
});
