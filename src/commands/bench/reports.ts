import { loadavg } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { signIn } from './console.js';
import { accountOf } from './consoles.js';
import { startOwnDatabase } from './own-database.js';
import { type RealServer, startRealServer } from './real-server.js';
import { measureClosed } from './report-closed.js';
import { measureBeside } from './report-intake.js';
import { loadHistory } from './report-load.js';
import { closeMonths } from './report-months.js';
import { compareNaive } from './report-naive.js';
import { cityNames } from './report-names.js';
import { PROMISED, QUESTIONS, timed } from './report-questions.js';
import { wallClock } from './wall-clock.js';

const CHIEF_OF = 'maintenance';

export interface ReportLoad {
  years: number;
  /** Thousands, in all years. */
  cases: number;
  contacts: number;
  /** Answers that are timed, of each question. */
  rounds: number;
  /** How long reports are taken in without reports, and with them. */
  seconds: number;
  /** A folder for the history: loaded on the first run, measured again on the next ones. None: loaded anew and thrown away. */
  data?: string;
}

/** How long reports take over years of history, beside a plain query over the same; and what they cost the doors. */
export async function benchReports({
  years,
  cases,
  contacts,
  rounds,
  seconds,
  data,
}: ReportLoad): Promise<boolean> {
  console.log(`Load of this machine before: ${loadavg()[0]?.toFixed(2)}`);
  const database = await startOwnDatabase(data);
  const kept: boolean[] = [];
  const promise = (isKept: boolean, sentence: string): void => {
    kept.push(isKept);
    console.log(`${isKept ? 'PASS' : 'FAIL'}: ${sentence}`);
  };
  try {
    const { client } = database;
    if (await isLoaded(client)) console.log(`The history in ${data} is measured again.`);
    else
      await since(`${years} years: ${cases},000 cases, ${contacts},000 contacts`, () =>
        loadHistory(
          client,
          { years, cases: cases * 1000, contacts: contacts * 1000, surveys: cases * 300 },
          cityNames(),
          new Date(wallClock()),
        ),
      );
    const server = await startRealServer({ DATABASE_URL: database.url }, data && join(data, 'server'));
    try {
      await since('days and months added up, and closed', () => closeMonths(client, new Date(wallClock())));
      const cookies = {
        manager: await signIn(server.url, accountOf(server, 'manager')),
        agency_chief: await signIn(server.url, chiefOf(server)),
      };
      for (const question of QUESTIONS) {
        const spread = await timed(server.url, cookies[question.as], question, rounds);
        const most = PROMISED[question.length];
        const times = [spread.p50, spread.p95, spread.max].map(time => time.toFixed(0)).join(' / ');
        promise(
          spread.p95 <= most,
          `${question.name}, ${question.length}: ${times} ms (p50 / p95 / max), promised ${most}`,
        );
      }
      for (const length of ['month', 'year'] as const) {
        const { naiveMs, said, counted } = await compareNaive(
          client,
          { url: server.url, cookie: cookies.manager },
          length,
        );
        const { p50 } = await timed(server.url, cookies.manager, { ...QUESTIONS[0]!, length }, rounds);
        console.log(
          `  a ${length} from the rows themselves: ${naiveMs.toFixed(0)} ms, × ${(naiveMs / p50).toFixed(0)} of the report`,
        );
        promise(
          String(said) === String(counted),
          `a ${length} says ${said}, the rows say ${counted} (met, missed, open and overdue)`,
        );
      }
      const closedMs = await measureClosed(server, cookies.manager);
      promise(
        closedMs <= 2000,
        `closed work is in the figures after ${closedMs.toFixed(0)} ms at the most, promised 2000`,
      );
      const { without, beside, asked } = await measureBeside(server, cookies.manager, seconds);
      promise(
        beside / without >= 0.9,
        `${beside.toFixed(0)} app reports a minute while managers read ${asked} reports, ${without.toFixed(0)} without: × ${(beside / without).toFixed(2)}, promised 0.9`,
      );
    } finally {
      await server.stop();
    }
    return kept.every(Boolean);
  } finally {
    await database.stop();
  }
}

async function isLoaded(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ loaded: boolean }>(
    'select exists (select from frozen_month) as loaded',
  );
  return rows[0]!.loaded;
}

async function since(what: string, work: () => Promise<void>): Promise<void> {
  const begun = performance.now();
  await work();
  console.log(`${what}: ${((performance.now() - begun) / 1000).toFixed(0)} s`);
}

function chiefOf({ accounts }: RealServer) {
  const chief = accounts.find(({ role, agency }) => role === 'agency_chief' && agency === CHIEF_OF);
  if (!chief) throw new Error(`The demo has no chief of ${CHIEF_OF}.`);
  return chief;
}
