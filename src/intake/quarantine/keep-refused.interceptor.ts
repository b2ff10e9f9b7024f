import { createHash } from 'node:crypto';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { catchError, from, type Observable, switchMap, throwError } from 'rxjs';
import { personAt } from '../../access/who.decorator.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Problem } from '../../platform/problem/problem.js';
import type { Door } from '../doors/doors.js';
import { DoorsService } from '../doors/doors.service.js';
import { QuarantineService } from './quarantine.service.js';

/** On a door of machines: what it refuses is kept as it came, since a machine does not read why. */
export const KeepsRefused = Reflector.createDecorator<Door>();

/** The sender is answered as before; the same body, sent again and again, is kept once. */
@Injectable()
export class KeepRefused implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly database: Database,
    private readonly doors: DoorsService,
    private readonly quarantine: QuarantineService,
    private readonly clock: Clock,
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
    const source = personAt(request).id;
    const raw = Buffer.from(JSON.stringify(request.body, null, 2));
    const key = `refused:${createHash('sha256').update(raw).digest('hex')}`;
    return this.database.transaction(async tx => {
      await this.doors.once(tx, { door, source, key }, async () => {
        const receivedAt = this.clock.now();
        this.quarantine.keep(tx, { door, source, reason: 'refused', raw, receivedAt });
        return { contactId: null, caseIds: [] };
      });
    });
  }
}

const isUnread = (refusal: unknown): boolean =>
  refusal instanceof Problem && (refusal.status === 400 || refusal.status === 422);
