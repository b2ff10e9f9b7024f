import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../app.module.js';
import type { Config } from '../../platform/config/config.js';
import { Consumers } from '../../platform/log/consumers.service.js';
import { loggerFor } from '../../start.js';

/** What an administrator asks for on the command line. */
export type AdminVerb = (config: Config, databaseUrl: string) => Promise<void>;

export type Application = Awaited<ReturnType<typeof NestFactory.createApplicationContext>>;

/** A verb that needs the whole application, with its consumers known but nothing running by itself. */
export const withApplication =
  (work: (app: Application) => Promise<void>): AdminVerb =>
  async (config, databaseUrl) => {
    const app = await NestFactory.createApplicationContext(AppModule.with(config, databaseUrl), {
      logger: loggerFor(config),
      abortOnError: false,
    });
    try {
      await app.get(Consumers).prepare();
      await work(app);
    } finally {
      await app.close();
    }
  };
