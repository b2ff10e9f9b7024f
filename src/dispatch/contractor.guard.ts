import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Database } from '../platform/database/database.js';
import { currentContext } from '../platform/request/context.js';
import { linkInvalid } from './contractor.problems.js';
import { ContractorLinkQuery, type EnteredLink } from './contractor-link.query.js';
import { hashOf, tokenIn } from './contractor-token.rules.js';

/** By which link somebody came. */
export interface Visit extends EnteredLink {
  tokenHash: Buffer;
}

const visits = new WeakMap<FastifyRequest, Visit>();

/**
 * The contractors' own door. Their endpoints are public to the guard of rights, which knows staff only, and counts
 * refused attempts; here the link is asked for, anew with each request.
 */
@Injectable()
export class ContractorGuard implements CanActivate {
  constructor(
    private readonly database: Database,
    private readonly links: ContractorLinkQuery,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const token = tokenIn(request.headers.authorization);
    if (token === null) throw linkInvalid();
    const tokenHash = hashOf(token);
    const link = await this.links.entered(this.database, tokenHash);
    if (!link) throw linkInvalid();
    visits.set(request, { ...link, tokenHash });
    const current = currentContext();
    if (current) current.actor = { kind: 'contractor', id: link.id, role: null, agency: link.agency };
    return true;
  }
}

/** For endpoints behind the ContractorGuard. */
export const Entered = createParamDecorator((_: unknown, context: ExecutionContext): Visit => {
  const visit = visits.get(context.switchToHttp().getRequest<FastifyRequest>());
  if (!visit) throw new Error('@Entered() on an endpoint without the ContractorGuard.');
  return visit;
});
