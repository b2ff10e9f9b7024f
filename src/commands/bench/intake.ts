import { loadavg } from 'node:os';
import { Apps } from './app-reports.js';
import { AT_ONCE, arrive, pushOn } from './arrivals.js';
import type { OpenConsole } from './console.js';
import { openConsoles } from './consoles.js';
import { countReports, FAULTS } from './intake-count.js';
import { tellCount, tellLag, tellPulse, tellTimes } from './intake-told.js';
import { LagWatch } from './log-lag.js';
import { type OwnDatabase, startOwnDatabase } from './own-database.js';
import { type RealServer, startRealServer } from './real-server.js';

/** Not among the times: a server that has just started has compiled and prepared nothing yet. */
const WARM_UP = 100;
/** So soon after the last report it must be answered, or they were more than can be taken. */
const CAUGHT_UP_MS = 5000;

export interface IntakeLoad {
  consoles: number;
  minutes: number;
  /** Reports a minute. */
  rate: number;
  /** Percent of the reports with a photo, and percent of them that are sent twice. */
  photos: number;
  repeats: number;
  /** How long the highest rate is looked for afterwards. */
  seconds: number;
}

/** Reports of apps at the promised pace, counted afterwards. True: all of them in time, none lost, none doubled. */
export async function benchIntake(load: IntakeLoad): Promise<boolean> {
  console.log(`Load of this machine before: ${loadavg()[0]?.toFixed(2)}`);
  const database = await startOwnDatabase();
  const server = await startRealServer({ DATABASE_URL: database.url });
  const screens = new Map<string, number[]>();
  const consoles = await openConsoles(server, load.consoles, (number, _agency, at) => {
    const times = screens.get(number);
    if (times) times.push(at);
    else screens.set(number, [at]);
  });
  try {
    return await measure(database, server, consoles, screens, load);
  } finally {
    for (const one of consoles) one.close();
    await server.stop();
    await database.stop();
  }
}

async function measure(
  { client }: OwnDatabase,
  server: RealServer,
  consoles: OpenConsole[],
  screens: Map<string, number[]>,
  { minutes, seconds, ...load }: IntakeLoad,
): Promise<boolean> {
  const apps = await Apps.open(server);
  await arrive(apps, { ...load, run: 'warm', count: WARM_UP });
  console.log(`${load.rate} reports a minute for ${minutes} minutes …`);
  const lag = new LagWatch(client);
  await server.pulse();
  const before = process.cpuUsage();
  const taken = await arrive(apps, { ...load, run: 'paced', count: load.rate * minutes });
  const answered = performance.now();
  const isSettled = await lag.settled();
  const settledMs = performance.now() - answered;
  const pulse = await server.pulse();
  const { user, system } = process.cpuUsage(before);
  console.log(`${AT_ONCE} apps that wait for their answers, for ${seconds} s …`);
  const most = await pushOn(apps, { ...load, run: 'most', seconds });
  await new LagWatch(client).settled();
  const counted = await countReports(client, [taken, most], screens, consoles);
  const refused = [...taken.answers, ...taken.repeated, ...most.answers].filter(
    ({ number }) => number === null,
  );

  tellTimes(taken, screens);
  tellLag(lag.worst, settledMs);
  tellPulse(pulse, taken.answers.length + taken.repeated.length, (user + system) / 1000);
  tellCount(
    counted,
    refused.map(({ refusal }) => refusal),
  );
  const isWhole = refused.length === 0 && FAULTS.every(fault => counted[fault].length === 0);
  const isKept = isWhole && isSettled && taken.lateMs <= CAUGHT_UP_MS;
  const highest = `${most.pace.toFixed(0)} at the most (× ${(most.pace / load.rate).toFixed(2)})`;
  console.log(
    `${isKept ? 'PASS' : 'FAIL'}: ${taken.pace.toFixed(0)} reports a minute taken, promised ${load.rate}; ${highest}`,
  );
  return isKept;
}
