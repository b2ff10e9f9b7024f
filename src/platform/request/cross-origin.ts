import type { FastifyInstance } from 'fastify';

const PERMITTED = {
  'access-control-allow-methods': 'GET, HEAD, POST',
  'access-control-allow-headers': 'content-type',
  'access-control-max-age': '86400',
};

/**
 * What pages of any site may read and send, in a browser: only where no cookie counts for anything. `*` never comes with
 * one.
 */
export function openToOtherSites(server: FastifyInstance, isOpen: (url: string) => boolean): void {
  server.addHook('onRequest', (request, reply, done) => {
    if (!isOpen(request.url)) return done();
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
    if (request.method !== 'OPTIONS') return done();
    reply.code(204).headers(PERMITTED).send();
  });
}
