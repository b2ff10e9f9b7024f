import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { tokenIn } from './cookie.rules.js';
import type { Staff } from './staff.js';

// Limits run on the database's own time, not on the domain's clock: moving that must neither end a session nor
// lengthen one, and every server process agrees on it.
const IDLE = `interval '8 hours'`;
const ABSOLUTE = `interval '12 hours'`;
const LIVING = `started_at > statement_timestamp() - ${ABSOLUTE} and seen_at > statement_timestamp() - ${IDLE}`;
/** Being seen is written down once in a while, not with every request. */
const SEEN_EVERY = `interval '1 minute'`;

export interface StartedSession {
  /** For the cookie. */
  token: string;
  staff: Staff;
}

/** Who is signed in. The cookie holds a random token, the table only its hash: a stolen table opens no session. */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly config: Config,
  ) {}

  async start({ id, username, name, role, agency }: Omit<Staff, 'sessionId'>): Promise<StartedSession> {
    const token = randomBytes(32).toString('base64url');
    const sessionId = newId();
    await this.database.query(
      `insert into session (id, token_hash, staff_id, started_at, seen_at)
       values ($1, $2, $3, statement_timestamp(), statement_timestamp())`,
      [sessionId, hashOf(token), id],
    );
    return { token, staff: { id, sessionId, username, name, role, agency } };
  }

  /** Who sent this `Cookie` header: of a request, or of a socket's handshake. Asked anew each time. */
  async fromCookie(header: string | undefined): Promise<Staff | null> {
    const token = tokenIn(header);
    if (!token) return null;
    const [row] = await this.database.query<Staff & { unseen: boolean }>(
      `select s.id as "sessionId", p.id, p.username, p.name, p.role, p.agency,
              case when p.agency is not null then agencies_below(p.agency) end as below,
              s.seen_at < statement_timestamp() - ${SEEN_EVERY} as unseen
       from session s join staff p on p.id = s.staff_id
       where s.token_hash = $1 and p.active and (not p.demo or $2) and ${LIVING}`,
      [hashOf(token), this.config.demo],
    );
    if (!row) return null;
    const { unseen, ...staff } = row;
    if (unseen)
      await this.database.query('update session set seen_at = statement_timestamp() where id = $1', [
        staff.sessionId,
      ]);
    return staff;
  }

  async end(header: string | undefined): Promise<void> {
    const token = tokenIn(header);
    if (token) await this.database.query('delete from session where token_hash = $1', [hashOf(token)]);
  }

  /** With the change of the account that ends them. */
  async endAllOf(staffId: string, tx: Transaction): Promise<void> {
    await tx.query('delete from session where staff_id = $1', [staffId]);
  }

  async forgetExpired(): Promise<void> {
    await this.database.query(`delete from session where not (${LIVING})`);
  }
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();
