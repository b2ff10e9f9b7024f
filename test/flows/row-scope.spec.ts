import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { Hotline, post } from '../support/hotline.js';
import { cookieOf, signIn } from '../support/people.js';
import { closeScreens, openScreen } from '../support/sockets.js';

let hotline: Hotline;
/** Of the bureau above the maintenance office. */
let above: TestAgent;
/** Of the desk below it. */
let below: TestAgent;

beforeAll(async () => {
  hotline = await Hotline.open();
  above = await signIn(hotline.server.app, 'officer', 'public-works');
  below = await signIn(hotline.server.app, 'officer', 'maintenance-2');
});
afterEach(closeScreens);
afterAll(() => hotline.close());

const numbersOf = async (path: string, by: TestAgent): Promise<string[]> => {
  const { body } = await by.get(path).expect(200);
  return body.items.map((one: { number?: string; case?: { number: string } }) => (one.case ?? one).number);
};
const orderOf = async (number: string): Promise<{ id: string; version: number }> =>
  (await hotline.page(number)).workOrder as { id: string; version: number };
const screenOf = (by: TestAgent) => openScreen(hotline.server.url, cookieOf(by));

describe('an agency above the one that has a case', () => {
  it('reads it, its files and its order', async () => {
    const { number } = await hotline.record();
    const photo = await hotline.photo();
    await post(hotline.officer, `/api/cases/${number}/actions/note`, { text: '現場', photos: [photo] });
    expect((await hotline.page(number, above)).number).toBe(number);
    await above.get(`/api/files/${photo}`).expect(200);
    expect(await numbersOf(`/api/cases?q=${number}`, above)).toEqual([number]);
    expect(await numbersOf('/api/work-orders?state=open', above)).toContain(number);
  });

  it('does not work on it, and its page says so', async () => {
    const { number } = await hotline.record();
    const { id, version } = await orderOf(number);
    const answer = await post(above, `/api/work-orders/${id}/actions/acknowledge`, { version });
    expect([answer.status, answer.body.code]).toEqual([403, 'WORK_ORDER_NOT_YOURS']);
    const { actions } = await hotline.page(number, above);
    expect(actions.filter(({ allowed }) => allowed)).toEqual([]);
  });

  it('hears of it once, and its receipt is none', async () => {
    const screen = openScreen(hotline.server.url, cookieOf(above), { receipts: 'callback' });
    await screen.hello;
    const { number } = await hotline.record();
    const order = await screen.until(
      ({ kind, case: file }) => kind === 'workorder.dispatched' && file?.number === number,
    );
    await hotline.onOrder(number, 'acknowledge');
    await screen.until(
      ({ kind, case: file }) => kind === 'workorder.acknowledged' && file?.number === number,
    );
    expect(screen.messages.filter(({ position }) => position === order.position)).toHaveLength(1);
    expect((await hotline.page(number)).workOrders[0]?.deliveredAt).toBeNull();
  });

  it('sees a case that goes from one agency below it to another as it is, and not as the first one left it', async () => {
    const screen = screenOf(above);
    await screen.hello;
    const { number } = await hotline.record();
    await hotline.onCase(number, 'reassign', { agency: 'maintenance-2', reason: '（二）區' });
    await hotline.onCase(number, 'note', { text: '已轉（二）區' });
    const noted = await screen.until(
      ({ kind, case: file }) => kind === 'case.noted' && file?.number === number,
    );
    expect(noted.case?.agency?.code).toBe('maintenance-2');
    const positions = screen.messages.map(({ position }) => position);
    expect(new Set(positions).size).toBe(positions.length);
    expect((await hotline.page(number, above)).agency?.code).toBe('maintenance-2');
    expect((await hotline.page(number, below)).number).toBe(number);
    await hotline.officer.get(`/api/cases/${number}`).expect(200);
  });
});

it('an agency below does not see what the one above it has', async () => {
  const { number } = await hotline.record({ agency: 'public-works' });
  for (const by of [hotline.officer, below]) {
    const { body } = await by.get(`/api/cases/${number}`).expect(403);
    expect(body.code).toBe('CASE_NOT_YOURS');
    expect(await numbersOf(`/api/cases?q=${number}`, by)).toEqual([]);
  }
});
