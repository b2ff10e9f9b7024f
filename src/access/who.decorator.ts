import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Staff } from './staff.js';

const people = new WeakMap<FastifyRequest, Staff>();

/** The guard says who it let in. */
export const letIn = (request: FastifyRequest, staff: Staff): void => void people.set(request, staff);

/** The signed-in person; not for public endpoints, where there need not be one. */
export const Who = createParamDecorator(
  (_: unknown, context: ExecutionContext): Staff =>
    personAt(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The same, for who has the request only. */
export function personAt(request: FastifyRequest): Staff {
  const staff = people.get(request);
  if (!staff) throw new Error('Nobody is signed in here: @Who() on a public endpoint.');
  return staff;
}
