import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { StaffService } from '../access/staff.service.js';
import { readConfig } from '../platform/config/config.js';
import { StartRefused } from '../platform/config/start-refused.js';
import { PlatformModule } from '../platform/platform.module.js';
import { openDatabase } from '../platform/postgres/open-database.js';
import { Problem } from '../platform/problem/problem.js';
import { askPassword } from './ask-password.js';
import { refuse } from './refuse.js';

// npm run admin -- create USERNAME
// Makes an account with the role admin: the first one outside demo mode. The password is asked for, or read from the
// standard input; never an argument, which other users of the machine and the shell's history would see.

const USAGE = 'Say whom to create: npm run admin -- create USERNAME. The password is asked for.';

@Module({ providers: [StaffService] })
class AdminCommand {}

await main(process.argv.slice(2)).catch(refuse);

async function main([verb, username, ...rest]: string[]): Promise<void> {
  if (verb !== 'create' || !username || rest.length > 0) throw new StartRefused(USAGE);
  const config = readConfig();
  const password = await askPassword();
  const database = await openDatabase(config, true);
  const platform = PlatformModule.with({ config, databaseUrl: database.url, flow: [] });
  const app = await NestFactory.createApplicationContext(
    { module: AdminCommand, imports: [platform] },
    { logger: ['error'], abortOnError: false },
  );
  try {
    await app.get(StaffService).create({ username, name: username, role: 'admin', agency: null, password });
    console.log(`The admin ${StaffService.spelled(username)} can sign in now.`);
  } catch (error) {
    if (error instanceof Problem) throw new StartRefused((error.fields[0]?.message ?? error.detail).en);
    throw error;
  } finally {
    await app.close();
    await database.stop();
  }
}
