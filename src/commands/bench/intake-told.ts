import type { Taken } from './arrivals.js';
import { type Counted, FAULTS } from './intake-count.js';
import type { LogLag } from './log-lag.js';
import { type Spread, spreadOf } from './percentile.rules.js';
import type { Pulse } from './pulse.js';

/** When a work order stood on each screen, by the number of its case. */
export type Screens = ReadonlyMap<string, readonly number[]>;

export function tellTimes({ reports, answers, repeated }: Taken, screens: Screens): void {
  console.log(`${answers.length} reports, ${repeated.length} of them twice (milliseconds):`);
  const withPhoto = new Set(reports.filter(({ photo }) => photo).map(({ mark }) => mark));
  const took = answers.map(({ mark, askedAt, answeredAt }) => ({ mark, ms: answeredAt - askedAt }));
  const onScreens = answers.flatMap(({ number, answeredAt }) =>
    (screens.get(number ?? '') ?? []).map(at => Math.max(0, at - answeredAt)),
  );
  tellSpread('report to answer', took);
  tellSpread(
    '  with a photo',
    took.filter(({ mark }) => withPhoto.has(mark)),
  );
  tellSpread(
    '  without',
    took.filter(({ mark }) => !withPhoto.has(mark)),
  );
  tellSpread(
    'answer to screen',
    onScreens.map(ms => ({ ms })),
  );
}

function tellSpread(name: string, times: readonly { ms: number }[]): void {
  if (times.length === 0) return;
  const spread = spreadOf(times.map(({ ms }) => ms));
  const said = (['p50', 'p95', 'p99', 'max'] satisfies (keyof Spread)[]).map(
    what => `  ${what} ${spread[what].toFixed(1).padStart(7)}`,
  );
  console.log(`  ${name.padEnd(22)}${said.join('')}`);
}

export function tellLag({ events, ms, consumer }: LogLag, settledMs: number): void {
  const most = `at the most ${events} events (${consumer}) and ${ms.toFixed(0)} ms behind`;
  console.log(`  the log’s readers       ${most}; all done ${settledMs.toFixed(0)} ms after the last answer`);
}

/** `ownMs`: of CPU that the measuring itself took. */
export function tellPulse({ cpuMs, sinceMs, delay }: Pulse, reports: number, ownMs: number): void {
  const share = (ms: number): string => `${((ms / sinceMs) * 100).toFixed(0)} % of a core`;
  const late = `late by p50 ${delay.p50.toFixed(1)}, p99 ${delay.p99.toFixed(1)}, max ${delay.max.toFixed(1)}`;
  console.log(`  the server’s process    ${share(cpuMs)}, ${(cpuMs / reports).toFixed(1)} a report; ${late}`);
  console.log(`  beside it               ${share(ownMs)} for the apps and the consoles, and the database`);
}

export function tellCount(counted: Counted, refused: readonly (string | null)[]): void {
  const faults = FAULTS.map(fault => `${counted[fault].length} ${WORDS[fault]}`);
  console.log(`${counted.accepted} accepted: ${faults.join(', ')}, ${refused.length} refused.`);
  for (const fault of FAULTS)
    if (counted[fault].length > 0) console.log(`  ${WORDS[fault]}: ${counted[fault].slice(0, 5).join(' ')}`);
  if (refused.length > 0) console.log(`  refused: ${refused[0]}`);
}

const WORDS: Record<(typeof FAULTS)[number], string> = {
  lost: 'lost',
  doubled: 'doubled',
  mistaken: 'answered with another’s number',
  photosAmiss: 'without their photo',
  screensAmiss: 'not once on every screen',
};
