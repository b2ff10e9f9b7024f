import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Hotline } from '../support/hotline.js';
import { TableLock } from '../support/table-lock.js';
import { sitDown, Telephone } from '../support/telephone.js';

let hotline: Hotline;
let phone: Telephone;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-23T10:10:00+08:00' });
  phone = await Telephone.at(hotline.server);
  await sitDown(hotline.agent, '3021');
});
afterAll(() => hotline.close());

/** Until so many wait for a lock, of whatever kind. */
async function waiting(by: number): Promise<void> {
  const held = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await hotline.server.db.query(held)).length < by);
}

/** Each has its own call before either of them asks for the other's. */
async function atOnce<T>(acts: (() => PromiseLike<T>)[]): Promise<T[]> {
  const events = await TableLock.on(hotline.server.databaseUrl, 'call_event');
  try {
    const answers = acts.map(async act => act());
    await waiting(acts.length);
    await events.release();
    return await Promise.all(answers);
  } catch (error) {
    await events.release().catch(() => undefined);
    throw error;
  }
}

const known = async (name: string): Promise<void> => {
  await phone.tell(name, 'answered', '10:00:09', { agent: '3021' }).expect(200);
};

/** In which the calls of these names end up. */
const callsOf = async (names: string[]): Promise<string[]> => {
  const rows = await hotline.server.db.query<{ id: string }>(
    `select id from call where reference = any($1)
      union select call_id from call_former_name where reference = any($1)`,
    [names],
  );
  return rows.map(({ id }) => id);
};

describe('two transfers, each of which names the call of the other', () => {
  it.each<[string, string[]]>([
    ['of calls that are known', ['one', 'two']],
    ['of which one is known', ['one']],
    ['of which nothing was told before', []],
  ])('both end, and leave one call: %s', async (what, before) => {
    const [one, two] = [`one ${what}`, `two ${what}`];
    for (const name of before) await known(`${name} ${what}`);
    const answers = await atOnce([
      () => phone.tell(one, 'transferred', '10:01:00', { joinedCallId: two }),
      () => phone.tell(two, 'transferred', '10:01:01', { joinedCallId: one }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await callsOf([one, two])).toHaveLength(1);
  });

  it('both end, where each takes the name of the other', async () => {
    await known('left');
    await known('right');
    const answers = await atOnce([
      () => phone.tell('left', 'transferred', '10:01:00', { newCallId: 'right' }),
      () => phone.tell('right', 'transferred', '10:01:01', { newCallId: 'left' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await callsOf(['left', 'right'])).toHaveLength(1);
  });
});
