import { NestFactory } from '@nestjs/core';
import { SourceTexts } from '../cases/source-texts.service.js';
import { CityService } from '../city/city.service.js';
import { CatchUpService } from '../demo/catch-up.service.js';
import { SourceReport } from '../dispatch/source-report.service.js';
import { Clock } from '../platform/clock/clock.js';
import { readConfig } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Consumers } from '../platform/log/consumers.service.js';
import { openDatabase } from '../platform/postgres/open-database.js';
import { loggerFor } from '../start.js';
import type { ReadRow } from './import/feed-row.js';
import { importLines } from './import/import-lines.js';
import { readKaohsiung } from './import/kaohsiung.rules.js';
import { readRows } from './import/read-rows.js';
import { type ImportReport, safeNames, sentences } from './import/report.words.js';
import { sortRows } from './import/sort-rows.js';
import { readTainan } from './import/tainan.rules.js';
import { refuse } from './refuse.js';
import { ReplayModule } from './replay/replay.module.js';
import { ReplayService } from './replay/replay.service.js';

// npm run import -- kaohsiung-open1999 FILE   what the city's former system publishes, or exports
// npm run import -- tainan-open1999 FILE      the same of Tainan; FILE: also a folder of files
// --dry-run reads and reports only; --json tells everything, for machines.
// Ends with 0 when every row was taken, with 2 when rows were rejected (the others are imported), with 1 when the file
// cannot be read and nothing was done. It can be run again, with the same file or a newer one.

const FEEDS: Readonly<Record<string, ReadRow>> = {
  'kaohsiung-open1999': readKaohsiung,
  'tainan-open1999': readTainan,
};
const OPTIONS = ['--json', '--dry-run'];
const USAGE = `Usage: npm run import -- FEED FILE [${OPTIONS.join('] [')}]   (FEED: ${Object.keys(FEEDS).join(' or ')}; FILE: JSON, JSON lines or XML, also .gz, or a folder of such files)`;
const ROWS_REJECTED = 2;

await main(process.argv.slice(2)).catch(refuse);

async function main(args: string[]): Promise<void> {
  const options = args.filter(arg => arg.startsWith('--'));
  const [feed = '', file, ...others] = args.filter(arg => !arg.startsWith('--'));
  const read = Object.hasOwn(FEEDS, feed) ? FEEDS[feed] : undefined;
  if (!read || !file || others.length > 0 || options.some(one => !OPTIONS.includes(one)))
    throw new Error(USAGE);
  const dryRun = options.includes('--dry-run');
  const begun = performance.now();
  // A commit need not wait for the disk: what a crash of the database loses is imported by the next run.
  process.env.PGOPTIONS ??= '-c synchronous_commit=off';
  const rows = await readRows(file);
  const config = Object.assign(readConfig(), { logLevel: 'warn', databaseTimeoutMs: 0 });
  const database = await openDatabase(config, true);
  const app = await NestFactory.createApplicationContext(ReplayModule.with(config, database.url), {
    logger: loggerFor(config),
    abortOnError: false,
  });
  try {
    await app.get(Consumers).prepare();
    const { lines, repeated, ...sorted } = sortRows(rows, read, app.get(CityService), app.get(Clock).now());
    const services = {
      replay: app.get(ReplayService),
      database: app.get(Database),
      texts: app.get(SourceTexts),
      reports: app.get(SourceReport),
      catchingUp: app.get(CatchUpService),
    };
    const { refused, ...came } = await importLines(lines, services, dryRun);
    const report: ImportReport = {
      ...{ feed, dryRun, rows: rows.length, cases: lines.length - refused.length, repeatedRows: repeated },
      ...came,
      ...sorted,
      rejected: [...sorted.rejected, ...refused],
      unknownItems: safeNames(sorted.unknownItems),
      unknownUnits: safeNames(sorted.unknownUnits),
      unknownDistricts: safeNames(sorted.unknownDistricts),
      ...{ untimed: true, seconds: Math.round((performance.now() - begun) / 100) / 10 },
    };
    console.log(options.includes('--json') ? JSON.stringify(report) : sentences(report));
    if (report.rejected.length > 0) process.exitCode = ROWS_REJECTED;
  } finally {
    await app.close();
    await database.stop();
  }
}
