import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { httpAdapter, prepareHttp } from '../../src/http.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { ProblemFilter } from '../../src/platform/problem/problem.filter.js';
import { LIBRARY_STYLES } from '../../src/platform/request/guarded-response.js';

@Module({ providers: [{ provide: APP_FILTER, useClass: ProblemFilter }] })
class Nothing {}

let app: NestFastifyApplication;

beforeAll(async () => {
  const config = loadConfig({});
  app = await NestFactory.create<NestFastifyApplication>(Nothing, httpAdapter(config), { logger: false });
  await prepareHttp(app, config);
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());

const get = async (path: string) => {
  const answer = await fetch((await app.getUrl()) + path);
  await answer.text();
  return answer;
};

describe('A page of ours', () => {
  const policyOf = async (path: string): Promise<Record<string, string>> => {
    const policy = (await get(path)).headers.get('content-security-policy') ?? '';
    return Object.fromEntries(
      policy.split(';').map(directive => directive.trim().split(/ (.*)/s) as [string, string]),
    );
  };

  it('runs no script and takes no style but the files of this very server', async () => {
    expect(await policyOf('/')).toEqual({
      'default-src': "'none'",
      'script-src': "'self'",
      'style-src': `'self' ${LIBRARY_STYLES.join(' ')}`,
      'img-src': "'self' blob:",
      'connect-src': "'self'",
      'object-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
      'require-trusted-types-for': "'script'",
      'trusted-types': 'default',
    });
  });

  it('may hold the two styles that its library writes into it, as that library is installed', () => {
    const styles = ['interactions/usePress', 'overlays/usePreventScroll'].map(file => {
      const source = readFileSync(`node_modules/react-aria/dist/private/${file}.mjs`, 'utf8');
      const [, mark = ''] = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source) ?? [];
      const [, text = ''] = /textContent = `([^`]*)`\.trim\(\)/.exec(source) ?? [];
      return text.replace(/\$\{[^}]*\}/, mark).trim();
    });
    const hash = (style: string): string => createHash('sha256').update(style).digest('base64');
    expect(styles.map(style => `'sha256-${hash(style)}'`)).toEqual(LIBRARY_STYLES);
  });

  it('of the console has neither script nor style written into it', () => {
    const page = readFileSync('src/console/index.html', 'utf8');
    expect(page.match(/<style|style=|javascript:|\son\w+=|<script(?![^>]*\ssrc=)/gi)).toBeNull();
  });
});

describe('Every answer', () => {
  /** Also of who asks none of our code: the framework, that refuses an address, and the socket library. */
  const PATHS = [
    ...['/', '/case/x', '/api/openapi.json', '/api/nothing', '/health/nothing', '/assets/nothing.js'],
    ...['/api/%E0%A4%A', '/%', `/api/${'a'.repeat(3000)}`, '/socket.io/?EIO=4&transport=polling'],
    ...['/api/nothing?__proto__=1', '/..%2f..%2fetc/passwd', '/.git/config'],
  ];

  const named = PATHS.map((path): [string, string] => [path.slice(0, 40), path]);

  it.each(named)('has the headers that forbid guessing, framing and telling: %s', async (_name, path) => {
    const { headers } = await get(path);
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': expect.stringMatching(/default-src 'none';.*frame-ancestors 'none'/),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('geolocation=()'),
    });
    for (const told of ['server', 'x-powered-by', 'access-control-allow-origin', 'strict-transport-security'])
      expect([told, headers.get(told)]).toEqual([told, null]);
  });

  it('of a server that is reached by https asks for https for a year, and for its subdomains', async () => {
    const config = loadConfig({ PUBLIC_URL: 'https://1999.example.gov.tw' });
    const safe = await NestFactory.create<NestFastifyApplication>(Nothing, httpAdapter(config), {
      logger: false,
    });
    await prepareHttp(safe, config);
    await safe.listen(0, '127.0.0.1');
    const { headers } = await fetch(`${await safe.getUrl()}/api/nothing`);
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000; includeSubDomains');
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests');
    await safe.close();
  });

  it.each(['TRACE', 'TRACK', 'PROPFIND', 'CONNECT'])('to %s is a refusal without an echo', async method => {
    const said = await raw(`${method} / HTTP/1.1\r\nhost: x\r\nx-told: a secret\r\n\r\n`);
    expect(said).toMatch(/^(HTTP\/1\.1 (400|404|405|501) |$)/);
    expect(said).not.toContain('secret');
  });
});

/** What the server says to these very bytes before it closes the connection. */
async function raw(bytes: string): Promise<string> {
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  const socket = connect(port, '127.0.0.1');
  let said = '';
  socket.on('data', data => {
    said += String(data);
  });
  socket.on('error', () => undefined);
  socket.end(bytes);
  await once(socket, 'close');
  return said;
}

describe('What is no clear request', () => {
  const POST = 'POST /api/nothing HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n';
  const SMUGGLED = 'GET /api/openapi.json HTTP/1.1\r\nhost: x\r\n\r\n';

  it.each([
    ['two lengths', `${POST}content-length: 2\r\ncontent-length: 40\r\n\r\n{}${SMUGGLED}`],
    [
      'a length and chunks',
      `${POST}content-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`,
    ],
    ['an unknown encoding', `${POST}transfer-encoding: xchunked\r\n\r\n{}${SMUGGLED}`],
    ['a hidden encoding', `${POST}transfer-encoding : chunked\r\n\r\n0\r\n\r\n${SMUGGLED}`],
    ['a length that is no number', `${POST}content-length: +2\r\n\r\n{}${SMUGGLED}`],
    ['a folded header', `${POST}x-a: b\r\n c\r\ncontent-length: 2\r\n\r\n{}${SMUGGLED}`],
    ['bare line feeds', `${POST}x-a: b\ncontent-length: 2\r\n\r\n{}${SMUGGLED}`],
    ['no host', 'GET /api/nothing HTTP/1.1\r\n\r\n'],
    ['a header without end', `GET / HTTP/1.1\r\nhost: x\r\nx-long: ${'a'.repeat(70_000)}\r\n\r\n`],
    ['no HTTP', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
  ])('because of %s is refused, and nothing that follows it is answered', async (_why, bytes) => {
    const said = await raw(bytes);
    expect(said).toMatch(/^HTTP\/1\.1 4\d\d /);
    expect(said.match(/HTTP\/1\.1/g)).toHaveLength(1);
    expect(said).not.toMatch(/HPE_|ERR_|at .*\.js|"openapi"/);
    expect(said).toContain('nosniff');
  });
});

describe('The API', () => {
  it.each([
    [undefined, 'zh-TW'],
    ['en-GB,en;q=0.9', 'en'],
  ])('refuses in the language of the reader, and in both: %s', async (accepted, language) => {
    const headers: Record<string, string> = accepted ? { 'accept-language': accepted } : {};
    const answer = await fetch(`${await app.getUrl()}/api/nothing`, { headers });
    const words = { 'zh-TW': '沒有這個網址。', en: 'There is nothing at this address.' };
    expect(await answer.json()).toMatchObject({ words, detail: words[language as 'en'] });
    expect(answer.headers.get('content-language')).toBe(language);
  });

  it.each(['/api/openapi.json', '/api/nothing', '/health/nothing'])('is cached nowhere: %s', async path => {
    expect((await get(path)).headers.get('cache-control')).toBe('no-store');
  });
});

it('A client that sends its request too slowly is cut off', () => {
  const server: Server = app.getHttpServer();
  expect([server.headersTimeout, server.requestTimeout]).toEqual([30_000, 300_000]);
});
