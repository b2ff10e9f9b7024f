import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LogVerifier } from '../../src/platform/audit/log-verifier.service.js';
import { newId } from '../../src/platform/ids.js';
import { Events } from '../../src/platform/log/events.service.js';
import { Sequencer } from '../../src/platform/log/sequencer.service.js';
import { startApp, type TestApp } from '../support/app.js';

let server: TestApp;
let child: ChildProcess | null = null;
let told = 0;

beforeAll(async () => {
  server = await startApp();
});
afterAll(() => server.close());
afterEach(async () => {
  if (child) await kill();
});

/** Another process that is giving positions. */
async function startChild(how: 'hold' | 'middle' | 'rival'): Promise<void> {
  const script = resolve('test/support/sequencing-child.mjs');
  child = spawn(process.execPath, [script, server.databaseUrl, how], { stdio: ['pipe', 'pipe', 'inherit'] });
  await once(child.stdout as NonNullable<typeof child.stdout>, 'data');
}

async function kill(): Promise<void> {
  const ended = once(child as ChildProcess, 'exit');
  (child as ChildProcess).kill('SIGKILL');
  await ended;
  child = null;
}

const tell = async (): Promise<void> => {
  told += 1;
  const number = `T${told}`;
  const caseId = newId();
  await server.db.transaction(tx => server.app.get(Events).tell(tx, 'case.noted', { caseId, number }));
};

/** What was told has positions; asked without giving any from here. */
async function untilSequenced(): Promise<void> {
  for (;;) {
    const [row] = await server.db.query<{ waiting: boolean }>(
      'select exists (select 1 from event_new) as waiting',
    );
    if (!row?.waiting) return;
    await new Promise(setImmediate);
  }
}

async function expectAllThere(): Promise<void> {
  const [log] = await server.db.query(
    `select count(*) filter (where kind = 'case.noted') as told,
            count(distinct payload ->> 'number') filter (where kind = 'case.noted') as different,
            count(*) = max(position) and min(position) = 1 as "gapFree",
            max(position) = (select position from log_head) as "headIsLast"
       from event`,
  );
  expect(log).toEqual({ told, different: told, gapFree: true, headIsLast: true });
  expect((await server.app.get(LogVerifier).verify()).faults).toEqual([]);
}

describe('when the process that gives positions is killed', () => {
  it.each(['hold', 'middle'] as const)(
    'another takes over (%s): nothing is lost, doubled or left out',
    async how => {
      await tell();
      await untilSequenced();
      await startChild(how);
      if (how === 'middle') told += 5;
      for (let event = 0; event < 5; event += 1) await tell();
      const head = async () => server.db.query('select position from log_head');
      const before = await head();
      // Nobody else can give positions as long as it lives, and nobody waits for it.
      expect(await server.app.get(Sequencer).sequence()).toBe(false);
      expect(await head()).toEqual(before);
      await kill();
      await untilSequenced();
      await expectAllThere();
    },
  );

  it('at any moment, among rivals and writers, the log stays whole', async () => {
    for (let round = 0; round < 4; round += 1) {
      await startChild('rival');
      const writing = Promise.all(Array.from({ length: 60 }, tell));
      for (let event = 0; event < 3 + round * 5; event += 1) await tell();
      await kill();
      await writing;
    }
    await untilSequenced();
    await expectAllThere();
  });
});
