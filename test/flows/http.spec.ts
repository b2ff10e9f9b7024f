import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Module } from '@nestjs/common';
import { APP_FILTER, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { httpAdapter, prepareHttp } from '../../src/http.js';
import { loadConfig } from '../../src/platform/config/config.js';
import { ProblemFilter } from '../../src/platform/problem/problem.filter.js';

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

it('A page of ours may connect to this very server only', async () => {
  const policy = (await get('/')).headers.get('content-security-policy');
  expect(policy).toMatch(/(^|;)connect-src 'self'(;|$)/);
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
