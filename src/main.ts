import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Config, readConfig } from './platform/config/config.js';
import { startFault } from './platform/config/start-fault.rules.js';
import { openDatabase } from './platform/postgres/open-database.js';
import { startServer } from './start.js';

interface DemoAccount {
  role: string;
  agency: string | null;
  username: string;
  password: string;
}

async function main(): Promise<void> {
  const config = readConfig();
  const database = await openDatabase(config);
  const stop = async (): Promise<void> => {
    await app?.close();
    await database.stop();
    process.exit(0);
  };
  let app: Awaited<ReturnType<typeof startServer>> | undefined;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
  try {
    app = await startServer(config, database.url);
  } catch (error) {
    await database.stop();
    throw error;
  }
  console.log(`\nThe 1999 hotline is at ${addressOf(await app.getUrl())}\n`);
  if (config.demo) console.log(await demoAccounts(config));
}

const addressOf = (url: string): string =>
  url.replace('127.0.0.1', 'localhost').replace('[::1]', 'localhost');

async function demoAccounts({ dataDir }: Config): Promise<string> {
  const file = join(dataDir, 'demo-accounts.json');
  const accounts = JSON.parse(await readFile(file, 'utf8')) as DemoAccount[];
  const lines = accounts.map(
    ({ role, agency, username, password }) =>
      `  ${role.padEnd(15)} ${(agency ?? '').padEnd(24)} ${username.padEnd(22)} ${password}`,
  );
  return ['Demo mode. Accounts (kept in demo-accounts.json in the data folder):', ...lines, ''].join('\n');
}

try {
  await main();
} catch (error) {
  console.error(startFault(error));
  process.exit(1);
}
