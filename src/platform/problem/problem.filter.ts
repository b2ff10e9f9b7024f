import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import {
  type ArgumentsHost,
  Catch,
  type ExceptionFilter,
  HttpException,
  Inject,
  Logger,
  Optional,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CommitUnanswered, isConnectionLost } from '../database/lost-connection.js';
import { newId } from '../ids.js';
import { currentContext, SYSTEM } from '../request/context.js';
import { languageFor } from './language.rules.js';
import { Problem, type Words } from './problem.js';
import { PROBLEM_FORMS, type ProblemForm } from './problem-form.js';
import { TooMany } from './too-many.js';

const BY_STATUS: Record<number, { code: string; detail: Words }> = {
  400: { code: 'BAD_REQUEST', detail: { 'zh-TW': '請求的格式有誤。', en: 'The request is malformed.' } },
  404: { code: 'NOT_FOUND', detail: { 'zh-TW': '沒有這個網址。', en: 'There is nothing at this address.' } },
  413: { code: 'TOO_LARGE', detail: { 'zh-TW': '送來的資料太大。', en: 'What was sent is too large.' } },
  415: {
    code: 'MEDIA_TYPE',
    detail: { 'zh-TW': '不支援這種資料格式。', en: 'This media type is not supported.' },
  },
  429: {
    code: 'TOO_MANY',
    detail: { 'zh-TW': '請求太頻繁，請稍後再試。', en: 'Too many requests. Try again later.' },
  },
  503: {
    code: 'NOT_READY',
    detail: { 'zh-TW': '系統暫時無法服務，請稍後再試。', en: 'Not ready. Try again shortly.' },
  },
};
const UNEXPECTED = {
  code: 'UNEXPECTED',
  detail: {
    'zh-TW': '系統發生錯誤。請先確認資料是否已存檔再重試；若仍失敗，請提供請求編號給管理者。',
    en: 'Something went wrong. Check what was saved before you try again; if it fails again, give the administrator the request id.',
  },
};
const NO_DATABASE = {
  code: 'NOT_READY',
  detail: {
    'zh-TW': '目前無法連線到資料庫，請稍後再試。',
    en: 'The database cannot be reached at present. Try again shortly.',
  },
};
const OUTCOME_UNKNOWN = {
  code: 'OUTCOME_UNKNOWN',
  detail: {
    'zh-TW': '資料庫沒有回覆，資料可能已經存檔。請先查詢確認，或以相同的 Idempotency-Key 重送。',
    en: 'The database did not confirm; it may have been saved. Check, or repeat with the same Idempotency-Key.',
  },
};
// Of the framework's and PostgreSQL's own: what a client can cause.
const INVALID_TEXT = new Set(['22P02', '22021', '22008']);
/** A statement waited too long, for a lock or as a whole, and was given up. */
const TOO_SLOW = new Set(['55P03', '57014']);

/** Refusals that may be somebody's try: of a right, of a form nobody has, of too much. */
const TELLING = new Set([400, 403, 413, 415, 429]);
const UNPARSED: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Every error leaves as problem+json with a stable code, or in the form of its address; internals stay in the log. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger(ProblemFilter.name);

  constructor(@Optional() @Inject(PROBLEM_FORMS) private readonly forms: readonly ProblemForm[] = []) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const reply = http.getResponse<FastifyReply>();
    const request = http.getRequest<FastifyRequest>();
    const problem = asProblem(error);
    const requestId = currentContext()?.requestId ?? String(request.id);
    if (TELLING.has(problem.status)) this.logger.warn(refusalOf(problem, requestId, request));
    if (problem.status >= 500)
      this.logger.error(`${requestId} ${(error as Error).message}`, (error as Error).stack);
    if (problem instanceof TooMany) reply.header('retry-after', String(problem.retryAfterSeconds));
    if (!reply.sent) answerWith(problem, reply, requestId, this.forms);
  }
}

/** Who was refused what, where: the door as it is declared, since an address may hold what was typed. */
function refusalOf({ status, code }: Problem, requestId: string, request: FastifyRequest): string {
  const { kind, id } = currentContext()?.actor ?? SYSTEM;
  const who = id === null ? 'nobody signed in' : `${kind} ${id}`;
  return `${requestId} refused: ${status} ${code}, ${request.method} ${request.routeOptions.url ?? 'no door'}, ${who}`;
}

function answerWith(
  problem: Problem,
  reply: FastifyReply,
  requestId: string,
  forms: readonly ProblemForm[],
): void {
  const form = forms.find(one => one.isFor(reply.request.raw.url ?? ''));
  if (form) form.write(problem, reply);
  else answerAsJson(problem, reply, requestId);
}

function answerAsJson(problem: Problem, reply: FastifyReply, requestId: string): void {
  const { code, status, detail, fields } = problem;
  const language = languageFor(reply.request.headers['accept-language']);
  void reply
    .code(status)
    .header('content-language', language)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .send({
      type: `urn:hotline:problem:${code.toLowerCase()}`,
      title: detail.en,
      status,
      code,
      detail: detail[language],
      words: detail,
      requestId,
      ...(fields.length > 0 ? { fields } : {}),
    });
}

/** What the HTTP server refuses before anything of ours runs: an address that cannot be decoded, or is too long. */
export const refuseUnread =
  (forms: readonly ProblemForm[]) =>
  (error: Error, _request: unknown, reply: FastifyReply): void => {
    const requestId = newId();
    reply.header('x-request-id', requestId);
    answerWith(asProblem(error), reply, requestId, forms);
  };

/**
 * What Node could not read as HTTP at all: there is no request and no reply, only the connection, which is closed. Who
 * tries to hide a second request in an ambiguous first one gets here too.
 */
export function refuseUnparsed(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const status = UNPARSED[error.code ?? ''] ?? 400;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nconnection: close\r\ncontent-length: 0\r\nx-content-type-options: nosniff\r\n\r\n`,
  );
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof CommitUnanswered)
    return new Problem(OUTCOME_UNKNOWN.code, 503, OUTCOME_UNKNOWN.detail);
  if (isConnectionLost(error)) return new Problem(NO_DATABASE.code, 503, NO_DATABASE.detail);
  const status = statusOf(error as { statusCode?: number; code?: string });
  const known = BY_STATUS[status] ?? (status < 500 ? BY_STATUS[400] : undefined);
  return known
    ? new Problem(known.code, status, known.detail)
    : new Problem(UNEXPECTED.code, 500, UNEXPECTED.detail);
}

function statusOf(error: { statusCode?: number; code?: string }): number {
  if (error instanceof HttpException) return error.getStatus();
  if (INVALID_TEXT.has(error.code ?? '')) return 400;
  return TOO_SLOW.has(error.code ?? '') ? 503 : (error.statusCode ?? 500);
}
