import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller, Get } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import { AppModule } from '../../src/app.module.js';
import { httpAdapter, prepareHttp } from '../../src/http.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { doorsOf } from '../support/doors.js';
import { freshDatabase } from '../support/postgres.js';
import { type Agreed, disagreements, NONE } from './agreed.js';
import { registrationsOf, routesOf } from './doors.js';
import { projectWith } from './project.js';
import { ROOT } from './source.js';

/** Public on purpose: answered without a controller, so that no guard stands before them. */
const WITHOUT_GUARD: Agreed = {
  'GET /api/openapi.json': 'The API describes itself to everybody; it holds no data.',
};

/** Where the code adds to the server past the controllers. */
const REGISTERED: Agreed = {
  "src/http.ts get '/api/openapi.json'": 'The API describes itself to everybody; it holds no data.',
  'src/http.ts register serveFiles':
    'The console’s own files, as they were built: whoever signs in needs them first.',
  "src/http.ts get '/*'": 'The console’s one page, for every address that no machine asks for.',
  'src/platform/request/uploads.ts register multipart':
    'Reads bodies for the controller that asks for them; no route of its own.',
};

describe('a server', () => {
  let app: NestFastifyApplication;
  let routes: string[];
  let end: () => Promise<void>;

  beforeAll(async () => {
    const database = await freshDatabase();
    const dataDir = await mkdtemp(join(tmpdir(), 'hotline-test-'));
    const config = Object.assign(loadConfig({}, ROOT), { dataDir, logLevel: 'error', demo: false });
    const adapter = httpAdapter(config);
    routes = routesOf(adapter);
    app = await NestFactory.create(AppModule.with(config, database.url), adapter, { logger: false });
    await prepareHttp(app, config);
    await app.init();
    end = async () => {
      await app.close();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    };
  });
  afterAll(() => end());

  it('answers to nothing but its controllers and what is public on purpose', () => {
    const declared = new Set(doorsOf(app).map(({ name }) => name));
    const others = routes.filter(route => !declared.has(route));
    expect(
      disagreements(
        others.map(route => asFinding(route)),
        WITHOUT_GUARD,
      ),
    ).toEqual(NONE);
  });

  it('answers to all of its controllers', () => {
    const endpoints = doorsOf(app).filter(({ method }) => method !== 'socket');
    expect(endpoints.map(({ name }) => name).filter(name => !routes.includes(name))).toEqual([]);
  });
});

const asFinding = (route: string): { path: string; what: string } => {
  const [path, what] = route.split(' ') as [string, string];
  return { path, what };
};

describe('the code of the server', () => {
  const path = 'src/desk/planted.ts';
  const project = projectWith({
    [path]: `
      import type { NestFastifyApplication } from '@nestjs/platform-fastify';
      import type { FastifyInstance } from 'fastify';
      export function planted(app: NestFastifyApplication, server: FastifyInstance): void {
        server.get('/api/secret', () => 'secret');
        server.route({ method: 'GET', url: '/api/secret', handler: () => 'secret' });
        app.getHttpAdapter().getInstance().post('/api/secret', () => 'secret');
        app.getHttpAdapter().get('/api/secret', () => 'secret');
        app.use('/api/secret', () => 'secret');
        app.register(async () => undefined);
        app.get('a service');
      }`,
  });
  const found = registrationsOf(project);

  it('adds nothing to it past the controllers, but for what was agreed', () => {
    expect(
      disagreements(
        found.filter(one => one.path !== path),
        REGISTERED,
      ),
    ).toEqual(NONE);
  });

  it('could not hide a planted route', () => {
    expect(found.filter(one => one.path === path).map(({ what }) => what)).toEqual([
      "get '/api/secret'",
      "route { method: 'GET', url: '/api/secret', handler: () => 'secret' }",
      "post '/api/secret'",
      "get '/api/secret'",
      "use '/api/secret'",
      'register async () => undefined',
    ]);
  });
});

it('a planted route is heard of, also inside a plugin, and stands beside the controllers’', async () => {
  @Controller('planted')
  class PlantedController {
    @Get()
    read(): string {
      return 'fine';
    }
  }
  class PlantedModule {}
  const adapter = new FastifyAdapter();
  const routes = routesOf(adapter);
  const module = { module: PlantedModule, controllers: [PlantedController] };
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false });
  adapter.getInstance().get('/secret', () => 'secret');
  await app.register(async (server: FastifyInstance) => void server.put('/in/a/plugin', () => 'secret'));
  await app.init();
  expect(routes.sort()).toEqual(['GET /planted', 'GET /secret', 'PUT /in/a/plugin']);
  await app.close();
});
