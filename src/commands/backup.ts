import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readConfig } from '../platform/config/config.js';
import { StartRefused } from '../platform/config/start-refused.js';
import { openDatabase } from '../platform/postgres/open-database.js';
import { makeVerb } from './backup/make.js';
import { restoreVerb } from './backup/restore.js';
import { refuse } from './refuse.js';

// npm run backup -- make FILE      everything of the database and the attachments in one sealed file, beside servers at work
// npm run backup -- restore FILE   into an empty database and DATA_DIR, after the key files were put into DATA_DIR/keys
// The keys are in no backup: DATA_DIR/keys is kept apart.

const USAGE = 'Say what to do: npm run backup -- make FILE, or npm run backup -- restore FILE.';

await main(process.argv.slice(2)).catch(refuse);

async function main([wish, file, ...rest]: string[]): Promise<void> {
  if (!file || rest.length > 0 || !['make', 'restore'].includes(wish ?? '')) throw new StartRefused(USAGE);
  const path = resolve(file);
  if ((wish === 'make') === existsSync(path))
    throw new StartRefused(wish === 'make' ? `${path} is there already.` : `There is no file ${path}.`);
  const config = Object.assign(readConfig(), { logLevel: 'error', databaseTimeoutMs: 0 });
  const verb = wish === 'make' ? makeVerb(path) : restoreVerb(path);
  const database = await openDatabase(config, true);
  try {
    await verb(config, database.url);
  } finally {
    await database.stop();
  }
}
