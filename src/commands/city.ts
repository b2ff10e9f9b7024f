import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { changeReport } from '../city/change-report.rules.js';
import { CityLoader } from '../city/city-loader.service.js';
import { readProfile } from '../city/profile/read-profile.js';
import { type Config, readConfig } from '../platform/config/config.js';
import { StartRefused } from '../platform/config/start-refused.js';
import { PlatformModule } from '../platform/platform.module.js';
import { openDatabase } from '../platform/postgres/open-database.js';

// npm run city -- check   reads the profile and says what is wrong with it
// npm run city -- load    puts it in force: what differs from the loaded one gets a new version

@Module({ providers: [CityLoader] })
class CityCommand {}

async function load(config: Config): Promise<void> {
  const profile = readProfile(config.city);
  const database = await openDatabase(config, true);
  // Nothing hears city.loaded within its transaction; running servers find it in the log.
  const platform = PlatformModule.with({ config, databaseUrl: database.url, flow: [] });
  const app = await NestFactory.createApplicationContext(
    { module: CityCommand, imports: [platform] },
    { logger: ['error'], abortOnError: false },
  );
  try {
    const loaded = await app.get(CityLoader).load(profile);
    for (const line of changeReport(loaded)) console.log(line);
  } finally {
    await app.close();
    await database.stop();
  }
}

try {
  const config = Object.assign(readConfig(), { databaseTimeoutMs: 0 });
  const [verb] = process.argv.slice(2);
  if (verb === 'check') console.log(`${config.city}: ${readProfile(config.city).length} entries, no faults.`);
  else if (verb === 'load') await load(config);
  else throw new StartRefused('Say what to do: npm run city -- check, or npm run city -- load.');
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
