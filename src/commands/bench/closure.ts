import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { isoDate } from '../../city/local-days.js';
import type { WorkingCalendar } from '../../city/working-days.rules.js';
import { signIn } from './console.js';
import type { RealServer } from './real-server.js';
import { wallClock } from './wall-clock.js';

const LOOK_EVERY_MS = 20;
const FINISHED_WITHIN_MS = 300_000;

/** The first day on which offices work, from so many days ahead on. */
export function nextOfficeDay(calendar: WorkingCalendar, ahead: number): string {
  let day = calendar.days.dayOf(wallClock()) + ahead;
  while (!calendar.isOpen(day, 'morning', null)) day += 1;
  return isoDate(day);
}

/** Saves a closure of the whole city as a supervisor does, and waits until every due time is computed anew. */
export async function measureClosure(
  { url, accounts }: RealServer,
  client: pg.Client,
  date: string,
): Promise<{ changed: number; ms: number }> {
  const account = accounts.find(({ role }) => role === 'supervisor');
  if (!account) throw new Error('The demo has no supervisor.');
  const cookie = await signIn(url, account);
  console.log(`A closure of ${date} …`);
  const begun = performance.now();
  const answer = await fetch(`${url}/api/closures`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({ date, part: 'day', districts: null, reason: '量測' }),
  });
  if (answer.status !== 201)
    throw new Error(`The closure was refused: ${answer.status} ${await answer.text()}`);
  while (performance.now() - begun < FINISHED_WITHIN_MS) {
    const { rows } = await client.query<{ changed: number }>(
      'select changed from recalculation where finished_at is not null',
    );
    if (rows[0]) return { changed: rows[0].changed, ms: Math.round(performance.now() - begun) };
    await pause(LOOK_EVERY_MS);
  }
  throw new Error('The closure was not worked through.');
}
