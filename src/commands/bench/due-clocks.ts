import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import type { LadderStep } from '../../city/profile.js';
import type { WorkingCalendar } from '../../city/working-days.rules.js';
import type { FrozenRule } from '../../sla/clock.rules.js';
import { loadClocks } from './clock-load.js';
import { type Spread, spreadOf } from './percentile.rules.js';
import { wallClock } from './wall-clock.js';

/** How closely the log is looked at: what is measured is late by up to so much. */
const LOOK_EVERY_MS = 10;
const ARRIVE_WITHIN_MS = 30_000;
/** Between loading and the first due time. */
const LEAD_MS = 6000;
/** Not counted: what has been idle must get going. */
const WARM_UP_SECONDS = 3;
const DAY_MS = 24 * 3_600_000;

/** As the city's own for limits in hours. */
export const LADDER: LadderStep[] = [
  { percent: 50, tell: ['officer'] },
  { percent: 80, tell: ['officer', 'chief'] },
  { percent: 100, tell: ['officer', 'chief', 'centre'] },
  { after: { hours: 4 }, tell: ['chief', 'head'] },
  { after: { hours: 24 }, tell: ['head', 'commission'] },
];

const A_DAY: FrozenRule = {
  ...{ kind: 'complete', hours: 24, ladder: LADDER, pauses: {}, extension: null },
  ...{ category: 'RD01', version: 1 },
};

export interface Pace {
  seconds: number;
  /** Clocks that fall due in a second. */
  rate: number;
}

/** From the due time of a clock until its breach has its position in the log, while so many fall due one after the other. */
export async function measureDue(
  client: pg.Client,
  { seconds, rate }: Pace,
  first: number,
  calendar: WorkingCalendar,
): Promise<Spread & { cases: number; lost: number }> {
  const warmUp = WARM_UP_SECONDS * rate;
  const cases = warmUp + seconds * rate;
  const begin = wallClock() + LEAD_MS;
  const starts = Array.from(
    { length: cases },
    (_, i) => new Date(begin + Math.round((i * 1000) / rate) - DAY_MS),
  );
  const load = { kind: 'dispatch' as const, category: 'RD01', rule: A_DAY, starts, cases, withLeg: false };
  await loadClocks(client, load, first, calendar);
  const times = await watch(client, cases, begin + (cases / rate) * 1000 + ARRIVE_WITHIN_MS);
  const counted = times.filter(({ due }) => due >= begin + WARM_UP_SECONDS * 1000);
  return { ...spreadOf(counted.map(({ due, at }) => at - due)), cases, lost: cases - times.length };
}

interface Arrival {
  due: number;
  at: number;
}

/** Looks at the log until so many breaches have come into it. */
async function watch(client: pg.Client, expected: number, until: number): Promise<Arrival[]> {
  const { rows } = await client.query<{ head: string }>(
    'select coalesce(max(position), 0) as head from event',
  );
  let position = Number(rows[0]?.head);
  const arrivals: Arrival[] = [];
  while (arrivals.length < expected && wallClock() < until) {
    const found = await client.query<{ position: string; due: string | null }>(
      `select position, case when kind = 'clock.breached' then payload ->> 'dueAt' end as due
         from event where position > $1 order by position`,
      [position],
    );
    const at = wallClock();
    for (const { due } of found.rows) if (due !== null) arrivals.push({ due: Date.parse(due), at });
    position = Number(found.rows.at(-1)?.position ?? position);
    await pause(LOOK_EVERY_MS);
  }
  return arrivals;
}
