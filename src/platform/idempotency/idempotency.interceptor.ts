import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { catchError, defer, from, type Observable, of, switchMap } from 'rxjs';
import { Database } from '../database/database.js';
import { Problem } from '../problem/problem.js';
import { currentContext, type IdempotencyKey } from '../request/context.js';
import { fingerprintOf, isUpload } from './fingerprint.js';
import { IdempotentAnswers, type StoredAnswer } from './idempotent-answers.js';
import { OnlyReads } from './only-reads.decorator.js';

const KEY = /^[\x21-\x7e]{1,128}$/;

/** Answers a repeated request from the first one's stored answer; runs after the guards. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly answers: IdempotentAnswers,
    private readonly reflector: Reflector,
  ) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (execution.getType() !== 'http' || this.reflector.get(OnlyReads, execution.getHandler()))
      return next.handle();
    const request = execution.switchToHttp().getRequest<FastifyRequest>();
    const sent = request.headers['idempotency-key'];
    const context = currentContext();
    if (sent === undefined || request.method !== 'POST' || !context?.actor.id) return next.handle();
    if (typeof sent !== 'string' || !KEY.test(sent)) {
      throw new Problem('IDEMPOTENCY_KEY_INVALID', 400, {
        'zh-TW': 'Idempotency-Key 須為 1 至 128 個可見的英數字元。',
        en: 'An Idempotency-Key has 1 to 128 visible ASCII characters.',
      });
    }
    const key = { key: sent, owner: context.actor.id, fingerprint: fingerprintOf(request), used: false };
    context.idempotency = key;
    const carriedOut = defer(() => next.handle()).pipe(
      catchError((error: unknown) => from(this.answerInsteadOf(error, key))),
    );
    // The fingerprint of an upload is not complete yet: a repeat of it finds out when its own answer cannot be kept.
    return from(isUpload(request) ? of(null) : this.find(key)).pipe(
      switchMap(stored => (stored ? of(this.answers.open(stored, key)) : carriedOut)),
    );
  }

  /**
   * Of two repeats at the same moment the second fails: on the first one's key, on the version that the first one has
   * left behind, or on anything else. So it does when the answer to its own commit was lost.
   */
  private async answerInsteadOf(error: unknown, key: IdempotencyKey): Promise<unknown> {
    const stored = await this.find(key).catch(() => null);
    if (!stored) throw error;
    return this.answers.open(stored, key);
  }

  private async find({ owner, key }: IdempotencyKey): Promise<StoredAnswer | null> {
    const [stored] = await this.database.query<StoredAnswer>(
      'select answer from idempotent_answer where owner = $1 and key = $2',
      [owner, key],
    );
    return stored ?? null;
  }
}
