import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { Vault } from '../platform/vault/vault.js';
import { hashPassword, passwordFits } from './passwords.js';
import { SessionService, type StartedSession } from './session.service.js';
import { StaffService } from './staff.service.js';

const MOST_FAILURES = 5;
const LOCKED_FOR = `interval '15 minutes'`;

/**
 * Lets somebody in by name and password. An unknown name is treated in everything like a known one with a wrong
 * password (sentence, work done, lock), so that nobody can find out who has an account.
 */
@Injectable()
export class SignInService {
  private readonly nobodysHash = hashPassword(randomBytes(16).toString('hex'));

  constructor(
    private readonly database: Database,
    private readonly vault: Vault,
    private readonly staff: StaffService,
    private readonly sessions: SessionService,
    private readonly config: Config,
  ) {}

  async signIn(username: string, password: string): Promise<StartedSession> {
    const name = this.vault.lookupHash(`username:${StaffService.spelled(username)}`);
    await this.countAttempt(name);
    const account = await this.staff.byUsername(username);
    const fits = await passwordFits(account?.passwordHash ?? (await this.nobodysHash), password);
    if (!account?.active || (account.demo && !this.config.demo) || !fits) throw signInFailed();
    await this.database.query('delete from sign_in_attempt where username_hash = $1', [name]);
    await this.forgetExpired();
    return this.sessions.start(account);
  }

  /** Counted before the password is looked at: guesses sent all at once do not get past the limit. */
  private async countAttempt(name: Buffer): Promise<void> {
    const [row] = await this.database.query<{ attempts: number }>(
      `insert into sign_in_attempt as known (username_hash, attempts, last_at) values ($1, 1, statement_timestamp())
       on conflict (username_hash) do update set
         attempts = case when known.last_at < statement_timestamp() - ${LOCKED_FOR} then 1 else known.attempts + 1 end,
         last_at = case when known.last_at < statement_timestamp() - ${LOCKED_FOR} or known.attempts < ${MOST_FAILURES}
                   then statement_timestamp() else known.last_at end
       returning attempts`,
      [name],
    );
    if (row && row.attempts > MOST_FAILURES) throw accountLocked();
  }

  private async forgetExpired(): Promise<void> {
    await this.database.query(
      `delete from sign_in_attempt where last_at < statement_timestamp() - ${LOCKED_FOR}`,
    );
    await this.sessions.forgetExpired();
  }
}

const signInFailed = (): Problem =>
  new Problem('SIGN_IN_FAILED', 401, {
    'zh-TW': '帳號或密碼不正確。',
    en: 'The user name or the password is wrong.',
  });

const accountLocked = (): Problem =>
  new Problem('ACCOUNT_LOCKED', 429, {
    'zh-TW': '登入失敗次數過多，帳號暫時鎖定，請於 15 分鐘後再試。',
    en: 'Too many failed attempts. This account is locked; try again in 15 minutes.',
  });
