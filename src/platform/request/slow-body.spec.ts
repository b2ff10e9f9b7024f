import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { cutOffSlowBodies } from './slow-body.js';

let server: FastifyInstance;
let port: number;

beforeAll(async () => {
  server = fastify({ forceCloseConnections: true });
  cutOffSlowBodies(server, 100);
  server.addContentTypeParser(/^multipart\//, (_request, body, done) => {
    body.on('end', () => done(null)).resume();
  });
  server.post('/', async () => 'done');
  await server.listen({ port: 0, host: '127.0.0.1' });
  port = (server.server.address() as { port: number }).port;
});
afterAll(() => server.close());

function begin(type: string): { socket: Socket; ended: Promise<string> } {
  const socket = connect(port, '127.0.0.1');
  socket.write(`POST / HTTP/1.1\r\nhost: x\r\ncontent-type: ${type}\r\ncontent-length: 10\r\n\r\n{`);
  let said = '';
  socket.on('data', data => {
    said += String(data);
  });
  return { socket, ended: new Promise(resolve => socket.once('close', () => resolve(said))) };
}

it('a client that never sends the end of its request is cut off; an upload begun before it may go on', async () => {
  const upload = begin('multipart/form-data; boundary=x');
  expect(await begin('application/json').ended).toMatch(/^HTTP\/1\.1 408 /);
  upload.socket.write('123456789');
  await new Promise(resolve => upload.socket.once('data', resolve));
  upload.socket.destroy();
  expect(await upload.ended).toMatch(/^HTTP\/1\.1 200 .*done$/s);
});
