import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';

/**
 * Cuts off a client that has not sent its whole request in time: each would hold a connection. Node has one limit for
 * every request; an upload over a bad line is given all of that, anything else less.
 */
export function cutOffSlowBodies(server: FastifyInstance, limitMs: number): void {
  server.addHook('onRequest', ({ raw }, _reply, done) => {
    if (!raw.complete && !raw.headers['content-type']?.startsWith('multipart/')) {
      // Of a request without a body nobody reads to its end: it has come all the same, and its answer may take long.
      const timer = setTimeout(() => raw.complete || cutOff(raw), limitMs).unref();
      for (const end of ['end', 'close']) raw.once(end, () => clearTimeout(timer));
    }
    done();
  });
}

/** As Node does at its own limit. */
function cutOff({ socket }: IncomingMessage): void {
  if (socket.writable) socket.write('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n\r\n');
  socket.destroySoon();
}
