import { readConfig } from '../platform/config/config.js';
import { StartRefused } from '../platform/config/start-refused.js';
import { openDatabase } from '../platform/postgres/open-database.js';
import { accountVerb } from './admin/accounts.js';
import { listParked, retryParked } from './admin/parked.js';
import { rescanTexts } from './admin/rescan-texts.js';
import type { AdminVerb } from './admin/verb.js';
import { refuse } from './refuse.js';

// npm run admin -- create USERNAME [--role ROLE] [--agency CODE] [--name NAME]   an account; without a role, an admin's
// npm run admin -- reset USERNAME         a new password
// npm run admin -- deactivate USERNAME    no more signing in
// npm run admin -- parked                 lists the events that a consumer of the log could not hear
// npm run admin -- parked retry           lets them be heard again, in order
// npm run admin -- rescan-texts           scans every text for personal data anew: what agencies read of it
// Who has an account that is changed is signed out everywhere. The password is asked for, or drawn and shown once.
// All of them may run beside servers at work.

const USAGE = `Say what to do: npm run admin -- create USERNAME [--role ROLE] [--agency CODE] [--name NAME],
reset USERNAME, deactivate USERNAME, parked, parked retry, or rescan-texts. Passwords are asked for.`.replace(
  '\n',
  ' ',
);

await main(process.argv.slice(2)).catch(refuse);

async function main(args: string[]): Promise<void> {
  const work = (await accountVerb(args)) ?? chosen(args);
  // What an operator asks for takes as long as it takes.
  const config = Object.assign(readConfig(), { logLevel: 'error', databaseTimeoutMs: 0 });
  const database = await openDatabase(config, true);
  try {
    await work(config, database.url);
  } finally {
    await database.stop();
  }
}

function chosen(args: string[]): AdminVerb {
  switch (args.join(' ')) {
    case 'parked':
      return listParked;
    case 'parked retry':
      return retryParked;
    case 'rescan-texts':
      return rescanTexts;
    default:
      throw new StartRefused(USAGE);
  }
}
