import { readConfig } from '../platform/config/config.js';
import { StartRefused } from '../platform/config/start-refused.js';
import { openDatabase } from '../platform/postgres/open-database.js';
import { type AdminVerb, withApplication } from './admin/verb.js';
import { retireKeys } from './keys/retire.js';
import { rotateKeys } from './keys/rotate.js';
import { showKeys } from './keys/status.js';
import { refuse } from './refuse.js';

// npm run keys -- status              which keys there are, and how much depends on each
// npm run keys -- rotate [--lookup]   makes a new key and seals everything anew with it; --lookup: also the key of the
//                                     hashes that telephone numbers are found by
// npm run keys -- retire              takes keys out of the key file that nothing depends on any more
// All of them run beside servers at work. A rotation that was cut off is taken up again by the next one.

const VERBS: Record<string, AdminVerb> = {
  status: withApplication(showKeys),
  rotate: withApplication(app => rotateKeys(app, ['seal'])),
  'rotate --lookup': withApplication(app => rotateKeys(app, ['seal', 'lookup'])),
  retire: withApplication(retireKeys),
};

await main(process.argv.slice(2).join(' ')).catch(refuse);

async function main(wish: string): Promise<void> {
  const verb = Object.hasOwn(VERBS, wish) ? VERBS[wish] : undefined;
  if (!verb) throw new StartRefused('Say what to do: npm run keys -- status, rotate [--lookup], or retire.');
  const config = Object.assign(readConfig(), { logLevel: 'error', databaseTimeoutMs: 0 });
  const database = await openDatabase(config, true);
  try {
    await verb(config, database.url);
  } finally {
    await database.stop();
  }
}
