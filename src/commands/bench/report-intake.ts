import { setTimeout as pause } from 'node:timers/promises';
import { Apps } from './app-reports.js';
import { pushOn } from './arrivals.js';
import type { RealServer } from './real-server.js';
import { addressOf, ask, QUESTIONS } from './report-questions.js';

/** Managers who each read another report every few seconds. */
const MANAGERS = 5;
const READ_FOR_MS = 2000;
/** Taken in turns, so that whatever else the machine does meets both. */
const TURNS = 3;

export interface Beside {
  /** Reports of apps a minute. */
  without: number;
  beside: number;
  /** Reports that were read meanwhile. */
  asked: number;
}

/** As many reports of citizens as can be taken, while nobody reads reports and while some do. */
export async function measureBeside(server: RealServer, cookie: string, seconds: number): Promise<Beside> {
  const apps = await Apps.open(server);
  await pushOn(apps, { run: 'warm', seconds: 3, photos: 0 });
  const paces = { without: 0, beside: 0 };
  let asked = 0;
  for (let turn = 0; turn < TURNS; turn += 1) {
    const half = seconds / TURNS;
    paces.without += (await pushOn(apps, { run: `w${turn}`, seconds: half, photos: 0 })).pace / TURNS;
    let isOver = false;
    const readers = Array.from({ length: MANAGERS }, async (_, nth) => {
      await pause((READ_FOR_MS * nth) / MANAGERS);
      for (let i = nth; !isOver; i += MANAGERS) {
        const question = QUESTIONS[i % QUESTIONS.length]!;
        if (question.as === 'manager') {
          await ask(server.url, cookie, addressOf(question, i));
          asked += 1;
        }
        await pause(READ_FOR_MS);
      }
    });
    paces.beside += (await pushOn(apps, { run: `b${turn}`, seconds: half, photos: 0 })).pace / TURNS;
    isOver = true;
    await Promise.all(readers);
  }
  return { ...paces, asked };
}
