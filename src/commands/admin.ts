import { readConfig } from '../platform/config/config.js';
import { StartRefused } from '../platform/config/start-refused.js';
import { openDatabase } from '../platform/postgres/open-database.js';
import { createAdmin } from './admin/create-admin.js';
import { listParked, retryParked } from './admin/parked.js';
import { rebuildFacts } from './admin/rebuild-facts.js';
import type { AdminVerb } from './admin/verb.js';
import { askPassword } from './ask-password.js';
import { refuse } from './refuse.js';

// npm run admin -- create USERNAME   makes an account with the role admin: the first one outside demo mode
// npm run admin -- parked            lists the events that a consumer of the log could not hear
// npm run admin -- parked retry      lets them be heard again, in order
// npm run admin -- rebuild-facts     makes the facts of the reports anew from the log
// All of them may run beside servers at work.

const USAGE =
  `Say what to do: npm run admin -- create USERNAME (the password is asked for), parked, parked retry,
or rebuild-facts.`.replace('\n', ' ');

await main(process.argv.slice(2)).catch(refuse);

async function main(args: string[]): Promise<void> {
  const work = await chosen(args);
  // What an operator asks for takes as long as it takes.
  const config = Object.assign(readConfig(), { logLevel: 'error', databaseTimeoutMs: 0 });
  const database = await openDatabase(config, true);
  try {
    await work(config, database.url);
  } finally {
    await database.stop();
  }
}

async function chosen([verb, wish, ...rest]: string[]): Promise<AdminVerb> {
  const words = [verb, verb === 'create' && wish ? 'USERNAME' : wish, ...rest].filter(Boolean).join(' ');
  switch (words) {
    case 'create USERNAME':
      // Asked for, or read from the standard input; never an argument, which other users of the machine and the
      // shell's history would see.
      return createAdmin(wish as string, await askPassword());
    case 'parked':
      return listParked;
    case 'parked retry':
      return retryParked;
    case 'rebuild-facts':
      return rebuildFacts;
    default:
      throw new StartRefused(USAGE);
  }
}
