import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline, post } from '../support/hotline.js';
import { signIn } from '../support/people.js';

let hotline: Hotline;
/** Of the agency that gets the case. */
let successor: TestAgent;
let minute = 0;

beforeAll(async () => {
  hotline = await Hotline.open({ now: '2026-11-20T09:00:00+08:00' });
  successor = await signIn(hotline.server.app, 'officer', 'water-resources');
});
afterAll(() => hotline.close());
beforeEach(() => pass());

async function pass(): Promise<void> {
  minute += 1;
  await hotline.server.moveTo(new Date(Date.parse('2026-11-20T09:00:00+08:00') + minute * 60_000));
}

const note = (number: string, text: string, photos: string[], by: TestAgent) =>
  post(by, `/api/cases/${number}/actions/note`, { text, photos });

/** Taken by the first agency, with a picture, and handed over a minute later; then something more is written. */
async function handOver(action: 'reassign' | 'recall'): Promise<{ number: string; photos: string[] }> {
  const { number } = await hotline.record();
  const own = await hotline.photo();
  await note(number, '現場照片', [own], hotline.officer).expect(200);
  if (action === 'reassign') await hotline.onOrder(number, 'acknowledge');
  await pass();
  await hotline.onCase(number, action, {
    agency: action === 'reassign' ? 'water-resources' : undefined,
    reason: '權責不符',
  });
  await pass();
  const theirs = await hotline.photo(hotline.supervisor);
  await note(number, '檢舉人不願具名', [theirs], hotline.supervisor).expect(200);
  if (action === 'recall') {
    // At the centre, before it goes to somebody else.
    await hotline.officer.get(`/api/cases/${number}`).expect(403);
    await hotline.onCase(number, 'route', { agency: 'water-resources' });
  }
  await hotline.onCase(number, 'recategorise', { category: 'RD03' });
  return { number, photos: [own, theirs] };
}

const listed = async (path: string, number: string, by = hotline.officer) => {
  const { body } = await by.get(path).expect(200);
  return body.items.filter(
    (one: { number?: string; case?: { number: string } }) => (one.case ?? one).number === number,
  );
};

describe.each(['reassign', 'recall'] as const)('an agency whose case has left it (%s)', action => {
  it('reads neither its page nor its files, and has it in no list of cases', async () => {
    const { number, photos } = await handOver(action);
    const page = await hotline.officer.get(`/api/cases/${number}`).expect(403);
    expect(page.body.code).toBe('CASE_NOT_YOURS');
    for (const photo of photos) {
      await hotline.officer.get(`/api/files/${photo}`).expect(404);
      await hotline.supervisor.get(`/api/files/${photo}`).expect(200);
    }
    expect(await listed(`/api/cases?q=${number}`, number)).toEqual([]);
    expect((await note(number, '補充', [], hotline.officer)).body.code).toBe('CASE_NOT_YOURS');
  });

  it('keeps its work order as a card of the time at which it was closed', async () => {
    const { number } = await handOver(action);
    const [order, ...others] = await listed('/api/work-orders', number);
    expect(others).toEqual([]);
    expect(order).toMatchObject({
      state: 'closed',
      agency: { code: 'maintenance' },
      case: {
        number,
        state: action === 'reassign' ? 'acknowledged' : 'dispatched',
        category: { code: 'RD01' },
        agency: { code: 'maintenance' },
        unroutedReason: null,
        clocks: [],
        workOrder: { id: order.id, state: 'closed' },
      },
    });
    // The centre sees the same order with the case as it is.
    const all = await listed('/api/work-orders?limit=100', number, hotline.supervisor);
    for (const one of all) expect(one.case.category.code).toBe('RD03');
  });
});

it('the agency that gets a case reads all of it', async () => {
  const { number, photos } = await handOver('reassign');
  expect((await hotline.page(number, successor)).timeline.map(({ text }) => text)).toContain('現場照片');
  for (const photo of photos) await successor.get(`/api/files/${photo}`).expect(200);
  expect(await listed(`/api/cases?q=${number}`, number, successor)).toHaveLength(1);
});

it('an agency that gets its case back reads all of it again', async () => {
  const { number } = await handOver('reassign');
  await hotline.onCase(number, 'reassign', { agency: 'maintenance', reason: '仍屬養工處' });
  await hotline.page(number, hotline.officer);
  await successor.get(`/api/cases/${number}`).expect(403);
});

it.each<[string, (number: string) => Promise<void>]>([
  [
    'released',
    async number => {
      await hotline.finish(number);
      await hotline.onCase(number, 'release', { how: 'sms' });
    },
  ],
  ['withdrawn', number => hotline.onCase(number, 'withdraw', { reason: '民眾撤回' })],
])('an agency goes on reading a case that was %s while it had it', async (state, end) => {
  const { number } = await hotline.record();
  await end(number);
  expect((await hotline.page(number, hotline.officer)).state).toBe(state);
  expect(await listed(`/api/cases?q=${number}`, number)).toHaveLength(1);
  const [order] = await listed('/api/work-orders', number);
  expect(order.case.state).toBe(state);
});
