import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { catchError, from, type Observable, switchMap, throwError } from 'rxjs';
import { personAt } from '../../access/who.decorator.js';
import { Problem } from '../../platform/problem/problem.js';
import type { Door } from '../doors/doors.js';
import { RefusedBodies } from './refused-bodies.service.js';

/** On a door of machines: what it refuses is kept as it came, since a machine does not read why. */
export const KeepsRefused = Reflector.createDecorator<Door>();

/** The sender is answered as before. */
@Injectable()
export class KeepRefused implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly bodies: RefusedBodies,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const door = this.reflector.get(KeepsRefused, context.getHandler());
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return next
      .handle()
      .pipe(
        catchError((refusal: unknown) =>
          door && request.body != null && isUnread(refusal)
            ? from(this.keep(door, request)).pipe(switchMap(() => throwError(() => refusal)))
            : throwError(() => refusal),
        ),
      );
  }

  private keep(door: Door, request: FastifyRequest): Promise<void> {
    const raw = Buffer.from(JSON.stringify(request.body, null, 2));
    return this.bodies.keep({ door, source: personAt(request).id, reason: 'refused', raw });
  }
}

const isUnread = (refusal: unknown): boolean =>
  refusal instanceof Problem && (refusal.status === 400 || refusal.status === 422);
