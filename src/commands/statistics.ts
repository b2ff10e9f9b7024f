import { readConfig } from '../platform/config/config.js';
import { StartRefused } from '../platform/config/start-refused.js';
import { openDatabase } from '../platform/postgres/open-database.js';
import type { AdminVerb } from './admin/verb.js';
import { refuse } from './refuse.js';
import { freeze } from './statistics/freeze.js';
import { rebuild } from './statistics/rebuild.js';

// npm run statistics -- rebuild           makes the facts of the reports, and their daily sums, anew from the log
// npm run statistics -- freeze 2026-10    keeps the figures of a month as they are now
// Both may run beside servers at work.

const USAGE = 'Say what to do: npm run statistics -- rebuild, or freeze MONTH (2026-10).';

await main(process.argv.slice(2)).catch(refuse);

async function main(args: string[]): Promise<void> {
  const work = chosen(args);
  // What an operator asks for takes as long as it takes.
  const config = Object.assign(readConfig(), { logLevel: 'error', databaseTimeoutMs: 0 });
  const database = await openDatabase(config, true);
  try {
    await work(config, database.url);
  } finally {
    await database.stop();
  }
}

function chosen([verb, month = '', ...rest]: string[]): AdminVerb {
  if (verb === 'rebuild' && month === '') return rebuild;
  if (verb === 'freeze' && month !== '' && rest.length === 0) return freeze(month);
  throw new StartRefused(USAGE);
}
