import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CalendarImportService } from '../../city/calendar-import.service.js';
import { CityLoader } from '../../city/city-loader.service.js';
import type { Config } from '../../platform/config/config.js';
import { PlatformModule } from '../../platform/platform.module.js';
import { openDatabase } from '../../platform/postgres/open-database.js';

type Application = Awaited<ReturnType<typeof NestFactory.createApplicationContext>>;

@Module({ providers: [CityLoader, CalendarImportService] })
class CityCommand {}

/** With what changes the city, and nothing else of the application. */
export async function onDatabase<T>(config: Config, work: (app: Application) => Promise<T>): Promise<T> {
  const database = await openDatabase(config, true);
  // Nothing hears of the city within its transaction; running servers find it in the log.
  const platform = PlatformModule.with({ config, databaseUrl: database.url, flow: [] });
  const app = await NestFactory.createApplicationContext(
    { module: CityCommand, imports: [platform] },
    { logger: ['error'], abortOnError: false },
  );
  try {
    return await work(app);
  } finally {
    await app.close();
    await database.stop();
  }
}
