import { readProfile } from '../city/profile/read-profile.js';
import { readConfig } from '../platform/config/config.js';
import { StartRefused } from '../platform/config/start-refused.js';
import { importCalendar } from './city/calendar.js';
import { load } from './city/load.js';
import { refuse } from './refuse.js';

// npm run city -- check   reads the profile and says what is wrong with it
// npm run city -- load    puts it in force: what differs from the loaded one gets a new version
// npm run city -- calendar FILE             says what the government's calendar in FILE would change
// npm run city -- calendar FILE --apply     puts it in force; a profile that is loaded later leaves it alone

const USAGE =
  'Say what to do: npm run city -- check, npm run city -- load, or npm run city -- calendar FILE [--apply].';

await main(process.argv.slice(2)).catch(refuse);

async function main([verb, ...rest]: string[]): Promise<void> {
  const config = Object.assign(readConfig(), { databaseTimeoutMs: 0 });
  const [file, option] = rest;
  if (verb === 'check' && rest.length === 0)
    console.log(`${config.city}: ${readProfile(config.city).length} entries, no faults.`);
  else if (verb === 'load' && rest.length === 0) await load(config);
  else if (verb === 'calendar' && file && rest.length <= 2 && ['--apply', undefined].includes(option))
    await importCalendar(config, file, option === '--apply');
  else throw new StartRefused(USAGE);
}
