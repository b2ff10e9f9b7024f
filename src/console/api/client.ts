import { attended, isAttended } from './attention.js';
import type { Bilingual, Problem } from './types.js';

/** A refusal in the server's own words, or (status 0) no answer at all. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly words: Bilingual | null;
  readonly fields: NonNullable<Problem['fields']>;

  constructor(status: number, code: string, problem?: Partial<Problem>) {
    super(`${status} ${code}`);
    this.status = status;
    this.code = code;
    this.words = problem?.words ?? null;
    this.fields = problem?.fields ?? [];
  }
}

export const isProblem = (error: unknown, code?: string): error is ApiProblem =>
  error instanceof ApiProblem && (code === undefined || error.code === code);

/** No answer: whether the request arrived is unknown. */
export const isUnanswered = (error: unknown): boolean => error instanceof ApiProblem && error.status === 0;

/** The session has ended: whoever works on must sign in again, and finds the draft where it was. */
export const SIGNED_OUT = 'hotline:signed-out';

/** Of a list each is sent, an empty one as well. */
type Query = Record<string, string | number | readonly string[] | null | undefined>;

interface Options {
  query?: Query;
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
  /** Asked by the page and not by a person, whatever they do meanwhile; left out: by who is there. */
  isUnattended?: boolean;
}

const addressOf = (path: string, query: Query = {}): string => {
  const given = Object.entries(query).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  );
  const search = new URLSearchParams(
    given.flatMap(([key, value]) => (Array.isArray(value) ? value : [String(value)]).map(one => [key, one])),
  );
  return given.length > 0 ? `/api${path}?${search}` : `/api${path}`;
};

/** @throws ApiProblem when it is refused, or not answered at all */
async function answerTo(method: string, path: string, options: Options): Promise<Response> {
  const { query, body, idempotencyKey, signal, isUnattended = !isAttended() } = options;
  if (!isUnattended) attended();
  const isForm = body instanceof FormData;
  const answer = await fetch(addressOf(path, query), {
    method,
    signal,
    headers: {
      accept: 'application/json',
      ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
      ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
      ...(isUnattended && { 'x-unattended': '1' }),
    },
    body: isForm ? body : body === undefined ? undefined : JSON.stringify(body),
  }).catch((reason: unknown) => {
    if (reason instanceof DOMException && reason.name === 'AbortError') throw reason;
    throw new ApiProblem(0, 'NO_ANSWER');
  });
  if (answer.ok) return answer;
  const json: unknown = await answer.json().catch(() => null);
  const problem = (json ?? {}) as Partial<Problem>;
  if (answer.status === 401 && path !== '/session') window.dispatchEvent(new Event(SIGNED_OUT));
  throw new ApiProblem(answer.status, problem.code ?? 'UNKNOWN', problem);
}

async function call<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const answer = await answerTo(method, path, options);
  return answer.status === 204 ? (undefined as T) : ((await answer.json().catch(() => null)) as T);
}

export const api = {
  get: <T>(path: string, query?: Query, signal?: AbortSignal) => call<T>('GET', path, { query, signal }),
  /** For the page itself: nobody's session lasts longer for it. `false`: somebody is there. */
  look: <T>(path: string, isUnattended: boolean) => call<T>('GET', path, { isUnattended }),
  post: <T>(path: string, body: unknown = {}, idempotencyKey?: string) =>
    call<T>('POST', path, { body, idempotencyKey }),
  /** A file whose question is in the body, so that a plain link cannot fetch it. */
  file: async (path: string, body: unknown) => (await answerTo('POST', path, { body })).blob(),
  put: <T>(path: string, body: unknown) => call<T>('PUT', path, { body }),
  delete: (path: string) => call<void>('DELETE', path),
};
