import { AsyncLocalStorage } from 'node:async_hooks';

/** Who does something, as the log and the timeline keep it: ids only, never a name. */
export interface Actor {
  kind: 'staff' | 'machine' | 'contractor' | 'system' | 'replay';
  id: string | null;
  role: string | null;
  agency: string | null;
}

/** An `Idempotency-Key` as sent; `used` once a transaction of this request has stored its answer under it. */
export interface IdempotencyKey {
  key: string;
  owner: string;
  fingerprint: string;
  used: boolean;
}

export interface RequestContext {
  requestId: string;
  actor: Actor;
  /** Where the request came from; of none that is no request over HTTP. */
  client?: { address: string; userAgent: string };
  idempotency?: IdempotencyKey;
}

export const SYSTEM: Actor = { kind: 'system', id: null, role: null, agency: null };

const storage = new AsyncLocalStorage<RequestContext>();

export const runInContext = <T>(context: RequestContext, work: () => T): T => storage.run(context, work);
export const currentContext = (): RequestContext | undefined => storage.getStore();
export const currentActor = (): Actor => storage.getStore()?.actor ?? SYSTEM;
