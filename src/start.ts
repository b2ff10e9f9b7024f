import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { startBackground } from './background.js';
import { PlacesService } from './city/places/places.service.js';
import { DemoService } from './demo/demo.service.js';
import { httpAdapter, prepareHttp } from './http.js';
import { Clock } from './platform/clock/clock.js';
import type { Config } from './platform/config/config.js';

/** A server on `databaseUrl`, listening, with its background work running. Errors of start-up reach the caller. */
export async function startServer(config: Config, databaseUrl: string): Promise<NestFastifyApplication> {
  const app = await createApp(config, databaseUrl);
  try {
    await startBackground(app);
    if (config.demo) await app.get(DemoService).prepare();
    await app.listen(config.port, config.host);
    void app.get(PlacesService).readOn();
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** The application, complete but neither listening nor doing anything by itself. */
export async function createApp(config: Config, databaseUrl: string): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, databaseUrl),
    httpAdapter(config),
    { logger: loggerFor(config), abortOnError: false },
  );
  if (config.clock === 'manual') app.get(Clock).stopAt(new Date());
  await prepareHttp(app, config);
  await app.init();
  return app;
}

const LEVELS = { error: 0, warn: 1, info: 2, debug: 3 };
const NAMES = ['error', 'warn', 'log', 'debug'] as const;
/** The framework's own list of every route and module is for those who look for a fault. */
const CHATTY = new Set(['InstanceLoader', 'RouterExplorer', 'RoutesResolver', 'WebSocketsController']);

class Logger extends ConsoleLogger {
  override log(message: unknown, ...rest: unknown[]): void {
    const context = rest.at(-1);
    if (typeof context === 'string' && CHATTY.has(context)) this.debug(message, context);
    else super.log(message, ...(rest as [string]));
  }
}

/** One JSON object a line. */
export const loggerFor = ({ logLevel }: Config): ConsoleLogger =>
  new Logger({ json: true, colors: false, logLevels: NAMES.slice(0, LEVELS[logLevel] + 1) });
