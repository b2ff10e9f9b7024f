import { existsSync } from 'node:fs';
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { NotFoundException } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { FastifyHttpOptions, FastifyReply, FastifyRequest } from 'fastify';
import { asAsked, isOpen311 } from './intake/open311/address.rules.js';
import { open311Form } from './intake/open311/problem-form.js';
import type { Config } from './platform/config/config.js';
import { refuseUnparsed, refuseUnread } from './platform/problem/problem.filter.js';
import { isForMachines, isOpenData, isPage } from './platform/request/address.rules.js';
import { refuseMonsters } from './platform/request/body-shape.js';
import { openToOtherSites } from './platform/request/cross-origin.js';
import { readForms, readNoOthers, refuseForms } from './platform/request/form-bodies.js';
import { guardedResponse } from './platform/request/guarded-response.js';
import { contextForEveryRequest } from './platform/request/request-context.js';
import { cutOffSlowBodies } from './platform/request/slow-body.js';
import { acceptUploads } from './platform/request/uploads.js';

const MOST_JSON_BYTES = 1024 * 1024;
/** A request must have arrived by then: its headers; its body, if it is no upload; an upload over a bad line. */
const MOST_HEADERS_MS = 30_000;
const MOST_BODY_MS = 30_000;
const MOST_UPLOAD_MS = 300_000;
const CONSOLE = resolve(import.meta.dirname, '../console');

export function httpAdapter(config: Config): FastifyAdapter {
  const options: FastifyHttpOptions<Server> = {
    bodyLimit: MOST_JSON_BYTES,
    requestTimeout: MOST_UPLOAD_MS,
    frameworkErrors: refuseUnread([open311Form]),
    rewriteUrl: ({ url = '' }) => asAsked(url),
    clientErrorHandler: refuseUnparsed,
    http: { ServerResponse: guardedResponse(config.publicUrl?.startsWith('https:') ?? false) },
    trustProxy: config.trustProxy.length > 0 ? config.trustProxy : false,
  };
  const adapter = new FastifyAdapter(options);
  const server = adapter.getInstance();
  server.server.headersTimeout = MOST_HEADERS_MS;
  contextForEveryRequest(server);
  cutOffSlowBodies(server, MOST_BODY_MS);
  openToOtherSites(server, url => isOpen311(url) || isOpenData(url));
  refuseForms(server);
  refuseMonsters(server);
  server.addHook('onRequest', (request, reply, done) => {
    if (isForMachines(request.url)) reply.header('cache-control', 'no-store');
    done();
  });
  return adapter;
}

/** Uploads, the API's description and the console's files. */
export async function prepareHttp(app: NestFastifyApplication, config: Config): Promise<void> {
  // Open311 takes a photo as text too: a third longer than its bytes, and some of it escaped.
  const mostThere = 1.5 * config.uploadLimitBytes + MOST_JSON_BYTES;
  readForms(app, { most: MOST_JSON_BYTES, mostThere, isReadThere: isOpen311 });
  readNoOthers(app, { mostThere, isReadThere: isOpen311 });
  await acceptUploads(app, config);
  const server = app.getHttpAdapter().getInstance();
  // Made for the first who asks: no start waits for it.
  let document: object | undefined;
  server.get('/api/openapi.json', (_request, reply) => {
    document ??= openApi(app);
    return reply.send(document);
  });
  if (existsSync(join(CONSOLE, 'index.html'))) await serveConsole(app);
}

export function openApi(app: NestFastifyApplication): object {
  const description = new DocumentBuilder()
    .setTitle('1999 hotline')
    .setDescription(
      'Contacts, cases, work orders, reports. Errors are application/problem+json: a stable `code`, `detail` in the language of Accept-Language, `words` in both languages.',
    )
    .setVersion('1')
    .addCookieAuth('hotline_session')
    .addBearerAuth({ type: 'http', description: 'The API key of a machine: hk_…' })
    .build();
  return SwaggerModule.createDocument(app, description);
}

async function serveConsole(app: NestFastifyApplication): Promise<void> {
  // Loaded only where there is a console to serve.
  const { default: serveFiles } = await import('@fastify/static');
  await app.register(serveFiles, {
    root: CONSOLE,
    wildcard: false,
    index: false,
    maxAge: '1y',
    immutable: true,
  });
  const page = (request: FastifyRequest, reply: FastifyReply): unknown => {
    // Thrown to the framework's own handler, so that machines get a problem and not a page.
    if (!isPage(request.url)) throw new NotFoundException();
    return reply.header('cache-control', 'no-cache').sendFile('index.html', { maxAge: 0, immutable: false });
  };
  app.getHttpAdapter().getInstance().get('/*', page);
}
