import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../app.module.js';
import type { AccessAction } from '../../events.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
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

/** Recorded before it begins: also one that is cut off was somebody's act. */
export const recorded = (action: AccessAction, work: (app: Application) => Promise<void>): AdminVerb =>
  withApplication(async app => {
    await app.get(Database).transaction(tx => app.get(Audit).record(tx, { action }));
    await work(app);
  });
