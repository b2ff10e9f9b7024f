import { setTimeout as pause } from 'node:timers/promises';
import type { Answered, AppReport, Apps } from './app-reports.js';

/** Apps that wait for their answers, for the highest rate. */
export const AT_ONCE = 16;
const MINUTE_MS = 60_000;

export interface Taken {
  reports: AppReport[];
  answers: Answered[];
  /** Of those that were sent again. */
  repeated: Answered[];
  /** Answers a minute, from the first report to the last answer. */
  pace: number;
  /** Between the last report and the last answer. */
  lateMs: number;
}

export interface Arriving {
  run: string;
  count: number;
  /** A minute. */
  rate: number;
  /** Percent of the reports with a photo, and percent of them that are sent twice. */
  photos: number;
  repeats: number;
}

/** Each at a moment of its own, whatever became of those before: people do not wait for each other. */
export async function arrive(apps: Apps, { run, count, rate, photos, repeats }: Arriving): Promise<Taken> {
  const reports = Array.from({ length: count }, (_, nth) => apps.report(`${run}${nth}`, nth, photos));
  const lastsMs = (count / rate) * MINUTE_MS;
  const moments = reports.map(() => Math.random() * lastsMs).sort((a, b) => a - b);
  const begun = performance.now();
  const answers: Promise<Answered>[] = [];
  const repeated: Promise<Answered>[] = [];
  for (const [nth, report] of reports.entries()) {
    const wait = begun + (moments[nth] as number) - performance.now();
    if (wait > 0) await pause(wait);
    const answer = apps.send(report);
    answers.push(answer);
    if (!isAmong(nth, repeats)) continue;
    // Of two who hear nothing one asks again at once, and one when it was taken long ago.
    repeated.push(nth % 2 === 0 ? apps.send(report) : answer.then(() => apps.send(report)));
  }
  const sentAt = performance.now();
  const first = await Promise.all(answers);
  const answeredAt = Math.max(...first.map(one => one.answeredAt));
  const pace = (count / (answeredAt - begun)) * MINUTE_MS;
  const lateMs = Math.max(0, answeredAt - sentAt);
  return { reports, answers: first, repeated: await Promise.all(repeated), pace, lateMs };
}

/** Each app sends its next report when the one before is answered: as many as the server can take. */
export async function pushOn(
  apps: Apps,
  { run, seconds, photos }: { run: string; seconds: number; photos: number },
): Promise<Taken> {
  const reports: AppReport[] = [];
  const answers: Answered[] = [];
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const app = async (): Promise<void> => {
    while (performance.now() < until) {
      const report = apps.report(`${run}${reports.length}`, reports.length, photos);
      reports.push(report);
      answers.push(await apps.send(report));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, app));
  const pace = (answers.length / (performance.now() - begun)) * MINUTE_MS;
  return { reports, answers, repeated: [], pace, lateMs: 0 };
}

/** So many percent of them, evenly. */
export const isAmong = (nth: number, percent: number): boolean =>
  Math.floor(((nth + 1) * percent) / 100) > Math.floor((nth * percent) / 100);
