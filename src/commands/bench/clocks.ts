import type pg from 'pg';
import { readProfile } from '../../city/profile/read-profile.js';
import { WorkingCalendar } from '../../city/working-days.rules.js';
import { readConfig } from '../../platform/config/config.js';
import type { FrozenRule } from '../../sla/clock.rules.js';
import { loadClocks } from './clock-load.js';
import { measureClosure, nextOfficeDay } from './closure.js';
import { LADDER, measureDue, type Pace } from './due-clocks.js';
import { startOwnDatabase } from './own-database.js';
import type { Spread } from './percentile.rules.js';
import { startRealServer } from './real-server.js';
import { wallClock } from './wall-clock.js';

/** What the project promises: an event so soon after the due time, and so soon after a closure all due times. */
const PROMISED_DUE_MS = 1000;
const PROMISED_CLOSURE_MS = 10_000;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Of every load a tenth counts in working days. */
const IN_WORKING_DAYS = 0.1;
/** Clocks to a case: its own, and its leg's. */
const CLOCKS_OF_A_CASE = 2;
/** So many different starts are enough; after that they repeat. */
const STARTS = 5000;

const A_MONTH: FrozenRule = {
  ...{ kind: 'complete', hours: 720, ladder: LADDER, pauses: {}, extension: null },
  ...{ category: 'RD01', version: 1 },
};
const TEN_DAYS: FrozenRule = {
  ...{ kind: 'reply', workingDays: 10, pauses: {}, extension: null, category: 'PEN02', version: 1 },
  ladder: [
    { percent: 50, tell: ['officer'] },
    { percent: 100, tell: ['officer', 'chief'] },
    { after: { workingDays: 1 }, tell: ['chief', 'head'] },
  ],
};

export interface ClockLoad extends Pace {
  /** Clocks that are open beside those that fall due. */
  open: number;
  /** The same with so many, to compare. */
  few: number;
}

/** What a due clock and a closure cost while very many are open. True: as promised. */
export async function benchClocks({ open: many, few, ...pace }: ClockLoad): Promise<boolean> {
  const calendar = cityCalendar();
  const database = await startOwnDatabase();
  const server = await startRealServer({ DATABASE_URL: database.url });
  try {
    const { client } = database;
    await client.query('set synchronous_commit = off');
    let cases = 0;
    let loaded = 0;
    const measureBeside = async (clocks: number): Promise<boolean> => {
      cases += await open(client, clocks - loaded, cases + 1, calendar);
      loaded = clocks;
      console.log(`${clocks} open clocks; ${pace.rate} fall due a second for ${pace.seconds} s …`);
      const spread = await measureDue(client, pace, cases + 1, calendar);
      cases += spread.cases;
      spreads.push(spread);
      console.log(line('due to event in the log', spread));
      if (spread.lost > 0) console.log(`  ${spread.lost} did not come.`);
      return spread.lost === 0 && spread.p99 <= PROMISED_DUE_MS;
    };
    const spreads: Spread[] = [];
    const isKept = [await measureBeside(few), await measureBeside(many)].every(Boolean);
    const [small, large] = spreads as [Spread, Spread];
    console.log(`  ${many / few} times as many open clocks: p99 × ${(large.p99 / small.p99).toFixed(2)}`);
    const slower = Math.max(small.p99, large.p99);
    verdict(isKept, `due to event p99 ${slower} ms, promised ${PROMISED_DUE_MS} ms`);
    const { changed, ms } = await measureClosure(server, client, nextOfficeDay(calendar, 3));
    const isClosed = ms <= PROMISED_CLOSURE_MS;
    verdict(isClosed, `a closure that moves ${changed} clocks: ${ms} ms, promised ${PROMISED_CLOSURE_MS} ms`);
    return isKept && isClosed;
  } finally {
    await server.stop();
    await database.stop();
  }
}

/** Due within the coming weeks; those in working days over a closure of the next days. Answers how many cases they are of. */
async function open(
  client: pg.Client,
  clocks: number,
  first: number,
  calendar: WorkingCalendar,
): Promise<number> {
  const cases = Math.ceil(clocks / CLOCKS_OF_A_CASE);
  const inDays = Math.ceil(cases * IN_WORKING_DAYS);
  const now = wallClock();
  const spread = (most: number): Date[] =>
    Array.from({ length: STARTS }, (_, i) => new Date(now - HOUR_MS - Math.floor((most * i) / STARTS)));
  const begun = performance.now();
  const petitions = {
    kind: 'petition' as const,
    category: 'PEN02',
    rule: TEN_DAYS,
    starts: spread(3 * DAY_MS),
  };
  const dispatches = {
    kind: 'dispatch' as const,
    category: 'RD01',
    rule: A_MONTH,
    starts: spread(14 * DAY_MS),
  };
  await loadClocks(client, { ...petitions, cases: inDays, withLeg: true }, first, calendar);
  const others = { ...dispatches, cases: cases - inDays, withLeg: true };
  await loadClocks(client, others, first + inDays, calendar);
  await client.query('vacuum analyze');
  console.log(`Loaded in ${((performance.now() - begun) / 1000).toFixed(0)} s.`);
  return cases;
}

function cityCalendar(): WorkingCalendar {
  const profile = readProfile(readConfig().city);
  const years = profile.flatMap(({ kind, content }) => (kind === 'calendar' ? [content] : []));
  const [city] = profile.flatMap(({ kind, content }) => (kind === 'city' ? [content] : []));
  if (!city) throw new Error('The city profile names no city.');
  return new WorkingCalendar(years, city.timeZone);
}

const verdict = (isKept: boolean, sentence: string): void =>
  console.log(`${isKept ? 'PASS' : 'FAIL'}: ${sentence}`);

const line = (name: string, { p50, p99, max }: Spread): string =>
  `  ${name.padEnd(24)} p50 ${p50.toFixed(0).padStart(6)}   p99 ${p99.toFixed(0).padStart(6)}   max ${max.toFixed(0).padStart(6)} ms`;
