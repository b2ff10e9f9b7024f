import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.js';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/ids.js';
import { currentContext } from '../platform/request/context.js';
import { browserOf } from './browser.rules.js';
import { SESSION_COOKIE, tokenIn } from './cookie.rules.js';
import { hasHttps } from './cookies.js';
import { accountDormant, signInFailed } from './session.problems.js';
import { AWAKE, LIVING, limitsOf } from './session.sql.js';
import type { Staff } from './staff.js';
import { drawToken, hashOfToken } from './tokens.js';

/** Being seen is written down once in a while, not with every request. */
const SEEN_EVERY = `interval '1 minute'`;
/** A token that somebody has copied is worth that long, or the theft shows. */
const TOKEN_LASTS = `interval '15 minutes'`;
/** Requests that were on their way when the token was replaced; also until one that got lost is issued again. */
const GRACE = `interval '60 seconds'`;

/** How somebody has proved who they are; only who did with a password here can be asked for a new one. */
export type SignInMethod = 'password' | 'sso';

export interface StartedSession {
  /** For the cookie. */
  token: string;
  staff: Staff;
}

/** Who sent a request, and the token that their browser is to use from now on, if it is a new one. */
export interface Seen {
  staff: Staff;
  renewed: string | null;
}

interface Found extends Staff {
  presented: 'current' | 'next' | 'previous';
  isUnseen: boolean;
  isOld: boolean;
  isJustReplaced: boolean;
}

/**
 * Who is signed in. The cookie holds a random token, the table only its hash. The token is replaced while the session
 * lasts: the new one counts from the moment the browser first sends it, and the old one for requests on their way. An
 * old one that is sent later was copied: then the session ends, since nobody can tell which of the two is the thief.
 */
@Injectable()
export class SessionService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly config: Config,
  ) {}

  /**
   * `passwordHash`: what the password was compared with; if it was changed in the meantime, nobody comes in by the old
   * one. SIGN_IN_FAILED 401; ACCOUNT_DORMANT 403 for an account that nobody has used for long, which is recorded.
   */
  async start(
    account: Pick<Staff, 'id'> & { passwordHash?: string | null },
    method: SignInMethod = 'password',
  ): Promise<StartedSession> {
    const { id, passwordHash = null } = account;
    const token = drawToken();
    const isStarted = await this.database.transaction(async tx => {
      const [compared] = await tx.query<{ isStill: boolean }>(
        'select $2::text is null or password_hash = $2 as "isStill" from staff where id = $1 for no key update',
        [id, method === 'password' ? passwordHash : null],
      );
      if (!compared?.isStill) throw signInFailed();
      const [awake] = await tx.query(
        `update staff set last_sign_in_at = statement_timestamp() where id = $1 and active and ${AWAKE} returning id`,
        [id, this.config.accountIdleDays],
      );
      if (!awake) {
        const refusal = { action: 'session.refused', subject: `staff:${id}`, reason: 'dormant' } as const;
        await this.audit.record(tx, refusal, { kind: 'system', id: null });
        return false;
      }
      const sessionId = newId();
      const client = currentContext()?.client;
      await tx.query(
        `insert into session (id, token_hash, staff_id, started_at, seen_at, method, address, browser)
         values ($1, $2, $3, statement_timestamp(), statement_timestamp(), $4, $5, $6)`,
        [
          sessionId,
          hashOfToken(token),
          id,
          method,
          client?.address ?? null,
          browserOf(client?.userAgent ?? ''),
        ],
      );
      const started = { action: 'session.started', subject: `session:${sessionId}`, reason: method } as const;
      await this.audit.record(tx, started, { kind: 'staff', id });
      return true;
    });
    if (!isStarted) throw accountDormant();
    const found = await this.find(token);
    if (!found) throw new Error(`The session of ${id} ended while it was begun.`);
    return { token, staff: staffOf(found) };
  }

  /** Who sent this `Cookie` header of a request. `isAttended`: somebody is there, and not only an open screen. */
  async fromCookie(header: string | undefined, isAttended = true): Promise<Seen | null> {
    const token = this.tokenOf(header);
    const found = token && (await this.find(token));
    if (!found) return null;
    if (found.presented === 'previous' && !found.isJustReplaced) {
      await this.endStolen(found);
      return null;
    }
    if (found.presented === 'next') await this.promote(found.sessionId, token);
    if (found.isUnseen && isAttended)
      await this.database.query('update session set seen_at = statement_timestamp() where id = $1', [
        found.sessionId,
      ]);
    const isDue = found.presented === 'current' && found.isOld;
    return { staff: staffOf(found), renewed: isDue ? await this.issue(found.sessionId, token) : null };
  }

  /** Who shakes a socket's hand. A line that stands or comes back is nobody at work, and can be handed no new token. */
  async behindSocket(header: string | undefined): Promise<Staff | null> {
    const token = this.tokenOf(header);
    const found = token && (await this.find(token));
    if (!found || (found.presented === 'previous' && !found.isJustReplaced)) return null;
    return staffOf(found);
  }

  tokenOf(header: string | undefined): string | null {
    return tokenIn(header, SESSION_COOKIE, hasHttps(this.config));
  }

  private async find(token: string): Promise<Found | null> {
    const [found] = await this.database.query<Found>(
      `select s.id as "sessionId", p.id, p.username, p.name, p.role, p.agency, p.districts,
              case when p.agency is not null then agencies_below(p.agency) end as below,
              case when s.token_hash = $1 then 'current' when s.next_hash = $1 then 'next' else 'previous'
              end as presented,
              s.seen_at < statement_timestamp() - ${SEEN_EVERY} as "isUnseen",
              s.promoted_at < statement_timestamp() - ${TOKEN_LASTS} as "isOld",
              s.promoted_at > statement_timestamp() - ${GRACE} as "isJustReplaced",
              s.method = 'password' and not p.demo
                and (p.must_change or ($5 > 0 and p.password_set_at < s.started_at - make_interval(days => $5)))
              as "mustChangePassword"
       from session s join staff p on p.id = s.staff_id
       where (s.token_hash = $1 or s.next_hash = $1 or s.previous_hash = $1)
         and p.active and (not p.demo or $4) and ${LIVING}`,
      [hashOfToken(token), ...limitsOf(this.config), this.config.demo, this.config.passwordMaxAgeDays],
    );
    return found ?? null;
  }

  /** The one before stays what the browser sends until it has got this one. Null: a request beside this one has it. */
  private async issue(sessionId: string, token: string): Promise<string | null> {
    const next = drawToken();
    const [issued] = await this.database.query(
      `update session set next_hash = $3, next_at = statement_timestamp()
       where id = $1 and token_hash = $2
         and (next_hash is null or next_at < statement_timestamp() - ${GRACE}) returning id`,
      [sessionId, hashOfToken(token), hashOfToken(next)],
    );
    return issued ? next : null;
  }

  /** Of two requests that are the first to bring it, one finds it done. */
  private async promote(sessionId: string, token: string): Promise<void> {
    await this.database.query(
      `update session set previous_hash = token_hash, token_hash = next_hash, next_hash = null, next_at = null,
                          promoted_at = statement_timestamp()
       where id = $1 and next_hash = $2`,
      [sessionId, hashOfToken(token)],
    );
  }

  private endStolen({ id, sessionId }: Found): Promise<void> {
    return this.database.transaction(async tx => {
      const [ended] = await tx.query('delete from session where id = $1 returning id', [sessionId]);
      const reused = { action: 'session.reused', subject: `session:${sessionId}` } as const;
      if (ended) await this.audit.record(tx, reused, { kind: 'staff', id });
    });
  }
}

function staffOf({ presented, isUnseen, isOld, isJustReplaced, ...staff }: Found): Staff {
  return staff;
}
