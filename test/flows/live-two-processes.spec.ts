import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type TestAgent from 'supertest/lib/agent.js';
import { startApp, type TestApp } from '../support/app.js';
import { cookieOf, signIn } from '../support/people.js';
import { closeScreens, openScreen, type Screen, type ScreenOptions } from '../support/sockets.js';

let one: TestApp;
let other: TestApp;
let agent: TestAgent;
let officer: TestAgent;

beforeAll(async () => {
  one = await startApp();
  other = await startApp({ databaseUrl: one.databaseUrl, settings: { dataDir: one.config.dataDir } });
  agent = await signIn(one.app, 'agent');
  officer = await signIn(other.app, 'officer', 'maintenance');
});
afterAll(async () => {
  await other.close();
  await one.close();
});
afterEach(closeScreens);

const at = (server: TestApp, options?: ScreenOptions): Screen =>
  openScreen(server.url, cookieOf(officer), options);

/** Recorded at the first server. */
async function record(): Promise<string> {
  const wish = { category: 'RD01', district: '64000050', description: '路面有坑洞' };
  const contact = { channel: 'phone', outcome: 'recorded', cases: [wish] };
  const answer = await agent.post('/api/contacts').send(contact).expect(201);
  return answer.body.cases[0].number;
}
const isOf = (number: string, kind: string) => (message: { kind: string; case: { number: string } | null }) =>
  message.kind === kind && message.case?.number === number;

it('reaches the screens of every server process, and a receipt at one is seen at the other', async () => {
  const [here, there] = [at(one), at(other, { receipts: 'callback' })];
  await Promise.all([here.hello, there.hello]);
  const number = await record();
  await Promise.all([here, there].map(screen => screen.until(isOf(number, 'workorder.dispatched'))));
  await here.until(isOf(number, 'workorder.delivered'));
});

it('goes on at another process exactly where it ended at the first, even if that one is ahead', async () => {
  const before = at(one);
  await before.hello;
  const numbers: string[] = [];
  for (let round = 0; round < 10; round += 1) {
    numbers.push(await record());
    const { position } = await before.until(isOf(numbers.at(-1) as string, 'workorder.dispatched'));
    const moved = at(other, { position });
    const last = await record();
    const seen = await moved.until(isOf(last, 'workorder.dispatched'));
    await before.until(isOf(last, 'workorder.dispatched'));
    const from = ({ messages }: Screen): number[] =>
      messages.map(message => message.position).filter(place => place > position && place <= seen.position);
    expect(from(moved)).toEqual(from(before));
    expect(moved.messages[0]?.position).toBeGreaterThan(position);
    moved.close();
  }
});
