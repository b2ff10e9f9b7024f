import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ModuleRef } from '@nestjs/core';
import { flow } from '../../src/flow.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Consumers } from '../../src/platform/log/consumers.service.js';
import type { LoggedFact } from '../../src/platform/log/fact.js';
import { after, type ConsumerIdentity, type FlowLine } from '../../src/platform/log/flow.types.js';
import { LogSignal } from '../../src/platform/log/log-signal.js';
import { ParkedQuery } from '../../src/platform/log/parked.query.js';
import { startApp, type TestApp } from '../support/app.js';
import { Story, Teller } from '../support/story.js';

let city: TestApp;
let heard: number[];

class Listener {
  listen(_tx: unknown, facts: LoggedFact[]): void {
    heard.push(...facts.map(({ position }) => position));
  }
  /** The same, under another name. */
  hark(tx: unknown, facts: LoggedFact[]): void {
    this.listen(tx, facts);
  }
}

beforeAll(async () => {
  city = await startApp();
});
afterAll(() => city.close());

/** A process with this flow, as it starts. */
async function started(lines: FlowLine[]): Promise<Consumers> {
  const modules = { get: () => new Listener() } as unknown as ModuleRef;
  const { app, db } = city;
  const consumers = new Consumers(
    lines,
    modules,
    db,
    app.get(LogSignal),
    app.get(ParkedQuery),
    app.get(Clock),
  );
  await consumers.prepare();
  return consumers;
}

const listening = (identity: ConsumerIdentity, method: 'listen' | 'hark' = 'listen'): FlowLine =>
  after('case.opened', Listener, method, identity);

/** Somebody opens a case; answers which of the log's events these consumers hear then. */
async function heardAfterCase(consumers: Consumers): Promise<number[]> {
  heard = [];
  await new Teller(city).write(new Story('09:00').events);
  await consumers.catchUp();
  return heard;
}

describe('a consumer', () => {
  it('has a name that no other has', async () => {
    const names = flow.filter(line => line.when === 'after').map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
    expect(names).toContain('facts');
  });

  it('that is called as another one keeps the process from starting', async () => {
    const twice = [
      listening({ name: 'twin', from: 'now' }),
      listening({ name: 'twin', from: 'now' }, 'hark'),
    ];
    await expect(started(twice)).rejects.toThrow('Two consumers are called "twin".');
  });

  it('begins with everything that ever happened, or with what happens from then on, as it says', async () => {
    await new Teller(city).write([...new Story('08:00').events, ...new Story('08:30').events]);
    const [{ opened } = { opened: 0 }] = await city.db.query<{ opened: number }>(
      `select count(*) as opened from event where kind = 'case.opened'`,
    );
    const all = await started([listening({ name: 'historian', from: 'beginning' })]);
    expect(await heardAfterCase(all)).toHaveLength(opened + 1);
    const fresh = await started([listening({ name: 'newcomer', from: 'now' })]);
    expect(await heardAfterCase(fresh)).toHaveLength(1);
  });

  it('goes on where it was when its method is renamed, whatever it says of its beginning', async () => {
    const identity = { name: 'renamed', from: 'beginning' } as const;
    await heardAfterCase(await started([listening(identity)]));
    expect(await heardAfterCase(await started([listening(identity, 'hark')]))).toHaveLength(1);
    const now = { name: 'renamed', from: 'now' } as const;
    await new Teller(city).write(new Story('09:00').events);
    expect(await heardAfterCase(await started([listening(now)]))).toHaveLength(2);
  });
});
