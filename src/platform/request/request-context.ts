import type { FastifyInstance, FastifyRequest } from 'fastify';
import { newId } from '../ids.js';
import { type RequestContext, runInContext, SYSTEM } from './context.js';

/**
 * Gives every request its context before anything else runs; sign-in puts the person into it. Reading the body runs
 * in the connection's own asynchronous context, so the request's is entered again behind it.
 */
export function contextForEveryRequest(server: FastifyInstance): void {
  const contexts = new WeakMap<FastifyRequest, RequestContext>();
  server.addHook('onRequest', (request, reply, done) => {
    const client = { address: request.ip, userAgent: request.headers['user-agent'] ?? '' };
    const context = { requestId: newId(), actor: SYSTEM, client };
    contexts.set(request, context);
    reply.header('x-request-id', context.requestId);
    runInContext(context, done);
  });
  server.addHook('preValidation', (request, _reply, done) => {
    runInContext(contexts.get(request) as RequestContext, done);
  });
}
