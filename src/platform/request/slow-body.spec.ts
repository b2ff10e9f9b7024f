import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { cutOffSlowBodies } from './slow-body.js';

const LIMIT_MS = 50;

describe('Whoever sends slowly is cut off', () => {
  let server: FastifyInstance;
  let port: number;

  beforeAll(async () => {
    server = fastify();
    cutOffSlowBodies(server, LIMIT_MS);
    server.addContentTypeParser(/^multipart\//, (_request, body, done) => {
      body.on('end', () => done(null)).resume();
    });
    const late = async (): Promise<string> => {
      await pause(4 * LIMIT_MS);
      return 'late';
    };
    server.get('/late', late);
    server.post('/late', late);
    await server.listen({ port: 0, host: '127.0.0.1' });
    port = (server.server.address() as { port: number }).port;
  });
  afterAll(() => server.close());

  const begin = (...lines: string[]): Socket => {
    const socket = connect(port, '127.0.0.1');
    socket.write([...lines.slice(0, -1), '', lines.at(-1)].join('\r\n'));
    return socket;
  };
  const send = (...lines: string[]): Promise<string> => text(begin(...lines));
  const HEAD = ['host: x', 'connection: close'];
  const TEXT = 'content-type: text/plain';

  it('where the body has not come in time', async () => {
    const answer = await send('POST /late HTTP/1.1', ...HEAD, TEXT, 'content-length: 9', 'x');
    expect(answer).toContain('408 Request Timeout');
  });

  it('and who has sent everything is not, however long the answer takes', async () => {
    expect(await send('GET /late HTTP/1.1', ...HEAD, '')).toContain('late');
    expect(await send('POST /late HTTP/1.1', ...HEAD, TEXT, 'content-length: 1', 'x')).toContain('late');
  });

  it('nor is an upload, which a bad line may make long', async () => {
    const type = 'content-type: multipart/form-data; boundary=x';
    const upload = begin('POST /late HTTP/1.1', ...HEAD, type, 'content-length: 9', '1');
    await pause(4 * LIMIT_MS);
    upload.write('23456789');
    expect(await text(upload)).toContain('late');
  });
});
