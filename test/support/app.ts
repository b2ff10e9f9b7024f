import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { startBackground } from '../../src/background.js';
import { CityService } from '../../src/city/city.service.js';
import { CatchUpService } from '../../src/demo/catch-up.service.js';
import { Clock } from '../../src/platform/clock/clock.js';
import { Config, loadConfig } from '../../src/platform/config/config.js';
import { Database } from '../../src/platform/database/database.js';
import { createApp } from '../../src/start.js';
import { freshDatabase } from './postgres.js';

export interface TestApp {
  app: NestFastifyApplication;
  url: string;
  databaseUrl: string;
  config: Config;
  db: Database;
  /** Moves the time and lets everything that is due by then happen. */
  moveTo(time: Date | string): Promise<void>;
  /** Lets every event get its position and every consumer reach the end of the log. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/** Tests ask much from one address; where limits are the matter, they are given. */
const HARDLY_LIMITED = {
  account: 1_000_000,
  address: 1_000_000,
  public: 1_000_000,
  failures: 1_000_000,
  letters: 1_000_000,
  messages: 1_000_000,
};

/** A real server on a database of its own, without demo people; its clock stands still at `now` if given. */
export async function startApp(
  options: { now?: string; databaseUrl?: string; settings?: object } = {},
): Promise<TestApp> {
  const database = options.databaseUrl ? null : await freshDatabase();
  const databaseUrl = options.databaseUrl ?? (database?.url as string);
  const dataDir = await mkdtemp(join(tmpdir(), 'hotline-test-'));
  const config = Object.assign(loadConfig({}, resolve(import.meta.dirname, '../..')), {
    port: 0,
    dataDir,
    logLevel: 'error',
    demo: false,
    limits: HARDLY_LIMITED,
    // Who releases a case does not thereby write to somebody, unless that is the matter.
    smsOut: undefined,
    ...options.settings,
  });
  const app = await createApp(config, databaseUrl);
  // Nobody is drawn by chance, unless that is the matter.
  Object.assign(app.get(CityService).protocol?.satisfaction ?? {}, { phoneShare: 0 });
  if (options.now) app.get(Clock).stopAt(new Date(options.now));
  await startBackground(app);
  await app.listen(0, '127.0.0.1');
  const settle = (): Promise<void> => app.get(CatchUpService).catchUp();
  return {
    app,
    url: await app.getUrl(),
    databaseUrl,
    config,
    db: app.get(Database),
    settle,
    moveTo: async time => {
      // What is due by now happens now, whether or not the background has come to it.
      await settle();
      app.get(Clock).stopAt(new Date(time));
      await settle();
    },
    close: async () => {
      await app.close();
      await database?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
