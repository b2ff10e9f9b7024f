import { setTimeout as pause } from 'node:timers/promises';
import { signIn } from './console.js';
import { accountOf, ITEMS } from './consoles.js';
import type { RealServer } from './real-server.js';
import { ask } from './report-questions.js';
import { wallClock } from './wall-clock.js';

const CASES = 10;
const LOOK_EVERY_MS = 20;
const GIVEN_UP_MS = 30_000;
const AGENCY = 'environment';

/** The longest time from the answer to who acknowledges a case until the report says one more is met. */
export async function measureClosed(server: RealServer, manager: string): Promise<number> {
  const { url } = server;
  const agent = await signIn(url, accountOf(server, 'agent'));
  const officer = await signIn(url, officerOf(server));
  const today = new Date(wallClock() + 8 * 3_600_000).toISOString().slice(0, 10);
  const tomorrow = new Date(wallClock() + 32 * 3_600_000).toISOString().slice(0, 10);
  const asked = `/api/reports/breaches?clock=respond&by=agency&from=${today}&to=${tomorrow}`;
  const met = async (): Promise<number> =>
    (await ask<{ total: { met: number } }>(url, manager, asked)).total.met;
  let longest = 0;
  for (let nth = 0; nth < CASES; nth += 1) {
    const before = await met();
    await acknowledge(url, officer, await record(url, agent));
    const begun = performance.now();
    while ((await met()) === before) {
      if (performance.now() - begun > GIVEN_UP_MS) return GIVEN_UP_MS;
      await pause(LOOK_EVERY_MS);
    }
    longest = Math.max(longest, performance.now() - begun);
  }
  return longest;
}

async function record(url: string, cookie: string): Promise<string> {
  const body = await post<{ cases: { number: string }[] }>(url, cookie, '/api/contacts', {
    ...{ channel: 'phone', outcome: 'recorded', citizen: { name: '量測', phone: '0900-000-199' } },
    cases: [{ category: ITEMS[AGENCY], agency: AGENCY, district: '64000050', description: '量測用案件' }],
  });
  return body.cases[0]!.number;
}

async function acknowledge(url: string, cookie: string, number: string): Promise<void> {
  const { workOrder } = await ask<{ workOrder: { id: string; version: number } }>(
    url,
    cookie,
    `/api/cases/${number}`,
  );
  await post(url, cookie, `/api/work-orders/${workOrder.id}/actions/acknowledge`, {
    version: workOrder.version,
  });
}

async function post<T>(url: string, cookie: string, path: string, body: object): Promise<T> {
  const answer = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${path} was refused: ${answer.status} ${text}`);
  return JSON.parse(text) as T;
}

function officerOf({ accounts }: RealServer) {
  const officer = accounts.find(({ role, agency }) => role === 'officer' && agency === AGENCY);
  if (!officer) throw new Error(`The demo has no officer of ${AGENCY}.`);
  return officer;
}
