import { setTimeout as pause } from 'node:timers/promises';
import { signIn } from './console.js';
import { accountOf, ITEMS, openConsoles } from './consoles.js';
import { type Spread, spreadOf } from './percentile.rules.js';
import { type RealServer, startRealServer } from './real-server.js';

/** What the project promises: on the officer's screen so soon after the intake request was answered. */
const PROMISED_P99_MS = 250;
const ARRIVE_WITHIN_MS = 5000;
const ANSWER_WITHIN_MS = 30_000;
/** Not counted: a server that has just started has compiled and prepared nothing yet. */
const WARM_UP = 20;

const DISTRICT = '64000050';

export interface Load {
  consoles: number;
  seconds: number;
  /** Contacts a second. */
  rate: number;
}

interface Recorded {
  number: string;
  agency: string;
  askedAt: number;
  answeredAt: number;
}

/** How long a work order takes to the screens of its agency. True: as promised. */
export async function benchLive(load: Load): Promise<boolean> {
  const server = await startRealServer();
  try {
    return await measure(server, load);
  } finally {
    await server.stop();
  }
}

async function measure(server: RealServer, load: Load): Promise<boolean> {
  const arrivals = new Map<string, number[]>();
  const consoles = await openConsoles(server, load.consoles, (number, agency, at) => {
    if (agency === null) return;
    const times = arrivals.get(number);
    if (times) times.push(at);
    else arrivals.set(number, [at]);
  });
  console.log(`${load.rate} contacts a second for ${load.seconds} s, after ${WARM_UP} to warm up …`);
  try {
    const agent = await signIn(server.url, accountOf(server, 'agent'));
    await recordAll(server.url, agent, WARM_UP, load.rate);
    const recorded = await recordAll(server.url, agent, load.seconds * load.rate, load.rate);
    const screens = (agency: string): number => consoles.filter(one => one.agency === agency).length;
    const isComplete = (): boolean =>
      recorded.every(({ number, agency }) => (arrivals.get(number)?.length ?? 0) === screens(agency));
    for (let waited = 0; waited < ARRIVE_WITHIN_MS && !isComplete(); waited += 50) await pause(50);
    return report(recorded, arrivals, isComplete());
  } finally {
    for (const one of consoles) one.close();
  }
}

/** One after the other at an even pace, without waiting for the answer before. */
async function recordAll(url: string, cookie: string, count: number, rate: number): Promise<Recorded[]> {
  const begun = performance.now();
  const answers: Promise<Recorded>[] = [];
  const agencies = Object.keys(ITEMS);
  for (let i = 0; i < count; i += 1) {
    await pause(Math.max(0, begun + (i * 1000) / rate - performance.now()));
    answers.push(record(url, cookie, agencies[i % agencies.length] as string));
  }
  return Promise.all(answers);
}

async function record(url: string, cookie: string, agency: string): Promise<Recorded> {
  const askedAt = performance.now();
  const answer = await fetch(`${url}/api/contacts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    body: JSON.stringify({
      channel: 'phone',
      outcome: 'recorded',
      citizen: { name: '量測', phone: '0900-000-199' },
      cases: [{ category: ITEMS[agency], agency, district: DISTRICT, description: '量測用案件' }],
    }),
  });
  const answeredAt = performance.now();
  const body = (await answer.json()) as { cases?: { number: string }[] };
  const number = body.cases?.[0]?.number;
  if (number === undefined)
    throw new Error(`A contact was refused: ${answer.status} ${JSON.stringify(body)}`);
  return { number, agency, askedAt, answeredAt };
}

function report(recorded: Recorded[], arrivals: Map<string, number[]>, isComplete: boolean): boolean {
  const times = (since: (one: Recorded) => number): number[] =>
    recorded.flatMap(one => (arrivals.get(one.number) ?? []).map(at => Math.max(0, at - since(one))));
  const afterAnswer = times(({ answeredAt }) => answeredAt);
  const answers = spreadOf(recorded.map(({ askedAt, answeredAt }) => answeredAt - askedAt));
  const onScreen = spreadOf(afterAnswer);
  console.log(
    `${recorded.length} work orders on ${afterAnswer.length} screens of their agencies (milliseconds):`,
  );
  console.log(line('request to answer', answers));
  console.log(line('request to screen', spreadOf(times(({ askedAt }) => askedAt))));
  console.log(line('answer to screen', onScreen));
  if (!isComplete) console.log('Some work orders did not arrive.');
  const isKept = isComplete && onScreen.p99 <= PROMISED_P99_MS;
  console.log(
    `${isKept ? 'PASS' : 'FAIL'}: p99 ${onScreen.p99.toFixed(1)} ms, promised ${PROMISED_P99_MS} ms`,
  );
  return isKept;
}

const line = (name: string, { p50, p99, max }: Spread): string =>
  `  ${name.padEnd(18)} p50 ${p50.toFixed(1).padStart(7)}   p99 ${p99.toFixed(1).padStart(7)}   max ${max.toFixed(1).padStart(7)}`;
