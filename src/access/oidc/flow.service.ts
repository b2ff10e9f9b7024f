import { createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { drawToken, hashOfToken } from '../tokens.js';
import { FLOW_MINUTES } from './flow-cookie.js';

/** What ties the platform's answer to the browser that asked, and to nothing else. */
export interface FlowSecrets {
  state: string;
  nonce: string;
  verifier: string;
}

/**
 * Sign-ins under way at the platform. All that proves one is derived from a token that only the browser has (in a
 * cookie); the row, found by the token's hash, says where to go then, and that it was not used yet.
 */
@Injectable()
export class FlowService {
  constructor(private readonly database: Database) {}

  async begin(returnTo: string): Promise<{ token: string; secrets: FlowSecrets }> {
    const token = drawToken();
    await this.database.query('delete from oidc_flow where expires_at < statement_timestamp()');
    await this.database.query(
      `insert into oidc_flow (token_hash, return_to, expires_at)
       values ($1, $2, statement_timestamp() + make_interval(mins => $3))`,
      [hashOfToken(token), returnTo, FLOW_MINUTES],
    );
    return { token, secrets: secretsOf(token) };
  }

  /** Once: whoever comes again with the same answer, or another's cookie, finds nothing. */
  async end(token: string | null): Promise<{ returnTo: string; secrets: FlowSecrets } | null> {
    if (token === null) return null;
    const [flow] = await this.database.query<{ returnTo: string; living: boolean }>(
      `delete from oidc_flow where token_hash = $1
       returning return_to as "returnTo", expires_at > statement_timestamp() as living`,
      [hashOfToken(token)],
    );
    return flow?.living ? { returnTo: flow.returnTo, secrets: secretsOf(token) } : null;
  }
}

const secretsOf = (token: string): FlowSecrets => ({
  state: derived(token, 'state'),
  nonce: derived(token, 'nonce'),
  verifier: derived(token, 'code_verifier'),
});

const derived = (token: string, what: string): string =>
  createHmac('sha256', token).update(what).digest('base64url');
