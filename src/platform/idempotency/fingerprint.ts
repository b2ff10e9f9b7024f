import { createHash } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { currentContext } from '../request/context.js';

/** What tells one request from another under the same key: address and body. */
export const fingerprintOf = ({ method, url, body }: FastifyRequest): string =>
  hashOf(`${method} ${url}\n${JSON.stringify(body ?? null)}`);

/** An upload is read later than the key, by the controller; what was uploaded tells requests apart too. */
export const isUpload = ({ headers }: FastifyRequest): boolean =>
  headers['content-type']?.startsWith('multipart/') ?? false;

export const addToFingerprint = (upload: Buffer): void => addHashToFingerprint(hashOf(upload));

/** Of an upload that is nowhere as a whole. */
export function addHashToFingerprint(sha256: string): void {
  const key = currentContext()?.idempotency;
  if (key) key.fingerprint = hashOf(`${key.fingerprint} ${sha256}`);
}

const hashOf = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');
