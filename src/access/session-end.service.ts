import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.js';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { sessionNotFound } from './session.problems.js';
import { SessionService } from './session.service.js';
import { LIVING, limitsOf } from './session.sql.js';
import { drawToken, hashOfToken } from './tokens.js';

/** Why a session ended, as the record keeps it. */
type Why = 'signed-out' | 'ended-by-owner' | 'password-changed' | 'account-changed' | 'time';

interface Ended {
  id: string;
  staffId: string;
}

const MOST_AT_ONCE = 100;

/** Ends sessions, and records that they ended. The sockets go with them: see live/session-watch. */
@Injectable()
export class SessionEndService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionService,
    private readonly audit: Audit,
    private readonly config: Config,
  ) {}

  /** Of whoever sent this `Cookie` header, also by a token that was replaced since. */
  async signOut(header: string | undefined): Promise<void> {
    const token = this.sessions.tokenOf(header);
    if (!token) return;
    await this.database.transaction(async tx => {
      const ended = await tx.query<Ended>(
        `delete from session where token_hash = $1 or next_hash = $1 or previous_hash = $1
         returning id, staff_id as "staffId"`,
        [hashOfToken(token)],
      );
      await this.record(tx, ended, 'signed-out');
    });
  }

  /** SESSION_NOT_FOUND 404, also for somebody else's. */
  async endOwn(id: string, owner: string): Promise<void> {
    await this.database.transaction(async tx => {
      const ended = await tx.query<Ended>(
        'delete from session where id = $1 and staff_id = $2 returning id, staff_id as "staffId"',
        [id, owner],
      );
      if (ended.length === 0) throw sessionNotFound();
      await this.record(tx, ended, 'ended-by-owner');
    });
  }

  async signOutEverywhere(owner: string): Promise<void> {
    await this.database.transaction(tx => this.endAllOf(owner, tx, 'ended-by-owner'));
  }

  /** With the change that ends them. `but`: the session in which the owner has made it. */
  async endAllOf(
    staffId: string,
    tx: Transaction,
    why: Why = 'account-changed',
    but: string | null = null,
  ): Promise<void> {
    const ended = await tx.query<Ended>(
      `delete from session where staff_id = $1 and id is distinct from $2::uuid
       returning id, staff_id as "staffId"`,
      [staffId, but],
    );
    await this.record(tx, ended, why);
  }

  /** The session goes on under this token and under none before. */
  async replaceToken(sessionId: string, tx: Transaction): Promise<string> {
    const token = drawToken();
    await tx.query(
      `update session set token_hash = $2, next_hash = null, next_at = null, previous_hash = null,
                          promoted_at = statement_timestamp()
       where id = $1`,
      [sessionId, hashOfToken(token)],
    );
    return token;
  }

  /** Looked for first: nearly always there is none, and nothing to write. */
  async forgetExpired(): Promise<void> {
    const limits = limitsOf(this.config);
    const some = await this.database.query<Ended>(
      `select s.id from session s where not (${LIVING}) limit $1`,
      [1, ...limits],
    );
    if (some.length === 0) return;
    await this.database.transaction(async tx => {
      const ended = await tx.query<Ended>(
        `delete from session where id in (
           select s.id from session s where not (${LIVING}) order by s.id limit $1 for update skip locked
         ) returning id, staff_id as "staffId"`,
        [MOST_AT_ONCE, ...limits],
      );
      await this.record(tx, ended, 'time');
    });
  }

  private async record(tx: Transaction, ended: Ended[], why: Why): Promise<void> {
    for (const { id, staffId } of ended) {
      const end = { action: 'session.ended', subject: `session:${id}`, reason: why } as const;
      // Signing out needs no right, so that nobody is signed in there yet.
      await this.audit.record(tx, end, why === 'signed-out' ? { kind: 'staff', id: staffId } : undefined);
    }
  }
}
