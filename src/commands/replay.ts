import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { NestFactory } from '@nestjs/core';
import { readConfig } from '../platform/config/config.js';
import { Consumers } from '../platform/log/consumers.service.js';
import { openDatabase } from '../platform/postgres/open-database.js';
import { loggerFor } from '../start.js';
import { ReplayFigures } from '../statistics/replay-figures.query.js';
import { refuse } from './refuse.js';
import { RejectedLine, type ReplayLine, readLine } from './replay/line.rules.js';
import { ReplayModule } from './replay/replay.module.js';
import { ReplayService } from './replay/replay.service.js';
import { ReplayStepService } from './replay/replay-step.service.js';
import { putOn, surgeWish } from './replay/surge-wish.js';
import { showProgress } from './show-progress.js';

const USAGE =
  'Usage: npm run replay -- FILE [--json] [--surge FROM..TO --by USERNAME]   (FILE: one case a line, .jsonl or .jsonl.gz)';
/** Are followed by a value. */
const VALUED = ['--surge', '--by'];

await main(process.argv.slice(2)).catch(refuse);

async function main(args: string[]): Promise<void> {
  const json = args.includes('--json');
  const [file] = args.filter((arg, i) => !arg.startsWith('--') && !VALUED.includes(args[i - 1] ?? ''));
  if (!file) throw new Error(USAGE);
  const wish = surgeWish(args);
  const begun = performance.now();
  // A commit need not wait for the disk: what a crash of the database loses is replayed by the next run.
  process.env.PGOPTIONS ??= '-c synchronous_commit=off';
  const { lines, rejected } = await read(file);
  const config = Object.assign(readConfig(), { logLevel: 'warn', databaseTimeoutMs: 0 });
  const database = await openDatabase(config, true);
  const app = await NestFactory.createApplicationContext(ReplayModule.with(config, database.url), {
    logger: loggerFor(config),
    abortOnError: false,
  });
  try {
    await app.get(Consumers).prepare();
    if (wish) await putOn(app, wish);
    const replay = app.get(ReplayService);
    const asOf = await showProgress(bar => replay.replay(lines, bar));
    const { events, ...figures } = await app.get(ReplayFigures).read(await replay.caseIds(lines), asOf);
    for (const [unit, times] of app.get(ReplayStepService).unknownUnits) {
      console.error(
        `Unit "${unit}" is not in the city profile (${times} times): the city's rules, or the centre, stand for it.`,
      );
    }
    const seconds = Math.round((performance.now() - begun) / 100) / 10;
    const answer = { ...figures, rejectedLines: rejected, events, seconds };
    console.log(json ? JSON.stringify(answer) : sentences(answer));
  } finally {
    await app.close();
    await database.stop();
  }
}

async function read(file: string): Promise<{ lines: ReplayLine[]; rejected: number }> {
  const bytes = createReadStream(file);
  const text = file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes;
  bytes.on('error', error => text.destroy(error));
  const lines: ReplayLine[] = [];
  let number = 0;
  let rejected = 0;
  for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (line.trim() === '') continue;
    try {
      lines.push(readLine(line));
    } catch (error) {
      if (!(error instanceof RejectedLine)) throw error;
      rejected += 1;
      console.error(`Line ${number} is rejected: ${error.message}.`);
    }
  }
  return { lines, rejected };
}

function sentences(answer: Record<string, number>): string {
  const lines = Object.entries(answer).map(([name, value]) => `${name.padEnd(22)} ${value}`);
  return lines.join('\n');
}
