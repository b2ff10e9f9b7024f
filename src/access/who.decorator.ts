import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Socket } from 'socket.io';
import type { Staff } from './staff.js';

const people = new WeakMap<FastifyRequest, Staff>();

/** The guard says who it let in. */
export const letIn = (request: FastifyRequest, staff: Staff): void => void people.set(request, staff);

/** Who sent this request or socket message. A socket keeps in `data.staff` who its handshake was let in as. */
export function whoSent(context: ExecutionContext): Staff | undefined {
  if (context.getType() === 'ws')
    return context.switchToWs().getClient<Socket<never, never, never, { staff?: Staff }>>().data.staff;
  return people.get(context.switchToHttp().getRequest<FastifyRequest>());
}

/** The signed-in person; not for public endpoints, where there need not be one. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Staff => {
  const staff = whoSent(context);
  if (!staff) throw new Error('Nobody is signed in here: @Who() on a public endpoint.');
  return staff;
});
