import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.js';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import { currentContext } from '../platform/request/context.js';
import { AttemptsService, type Counted, MOST_FAILURES, MOST_OF_ADDRESS } from './attempts.service.js';
import { DevicesService } from './devices.service.js';
import { hashPassword, passwordFits } from './passwords.js';
import { accountLocked, addressLocked, signInFailed } from './session.problems.js';
import { SessionService, type StartedSession } from './session.service.js';
import { SessionEndService } from './session-end.service.js';
import type { StaffAccount } from './staff.entity.js';
import { StaffService } from './staff.service.js';

/** Why somebody was not let in, for the record; what was typed is not in it. */
type Refusal = 'unknown' | 'password' | 'closed' | 'locked' | 'address';

export interface SignedIn extends StartedSession {
  /** For the cookie by which this browser is known. */
  device: string;
}

/**
 * Lets somebody in by name and password. An unknown name is treated in everything like a known one with a wrong
 * password (sentence, work done, lock), so that nobody can find out who has an account.
 */
@Injectable()
export class SignInService {
  private readonly nobodysHash = hashPassword(randomBytes(16).toString('hex'));

  constructor(
    private readonly database: Database,
    private readonly staff: StaffService,
    private readonly attempts: AttemptsService,
    private readonly devices: DevicesService,
    private readonly sessions: SessionService,
    private readonly ending: SessionEndService,
    private readonly audit: Audit,
    private readonly config: Config,
  ) {}

  /** `cookies`: the header, for the browser that may be known. */
  async signIn(username: string, password: string, cookies?: string): Promise<SignedIn> {
    const counts = await this.countAttempt(StaffService.spelled(username), cookies);
    const account = await this.staff.byUsername(username);
    const fits = await passwordFits(account?.passwordHash ?? (await this.nobodysHash), password);
    const refusal = this.refusalOf(account, fits);
    if (!account || refusal) {
      await this.recordRefusal(refusal ?? 'unknown', account?.id ?? null);
      throw signInFailed();
    }
    const started = await this.sessions.start(account);
    await this.forget(counts);
    return { ...started, device: await this.devices.remember(cookies, account.id) };
  }

  private refusalOf(account: StaffAccount | null, fits: boolean): Refusal | null {
    if (!account) return 'unknown';
    if (!account.passwordHash || !fits) return 'password';
    return account.active && (!account.demo || this.config.demo) ? null : 'closed';
  }

  /** By the address, unless the browser is known, and by the name or the known browser. ACCOUNT_LOCKED 429, TOO_MANY_FAILURES 429. */
  private async countAttempt(name: string, cookies: string | undefined): Promise<Counted[]> {
    const device = await this.devices.knownFor(cookies, name);
    const address = device ? null : currentContext()?.client?.address;
    if (address) {
      const attempt = await this.attempts.count(`address:${address}`, true);
      if (attempt === MOST_OF_ADDRESS + 1) await this.recordRefusal('address', null);
      if (attempt > MOST_OF_ADDRESS) throw addressLocked();
    }
    const by: Counted = device ? `device:${device}` : `username:${name}`;
    const attempt = await this.attempts.count(by);
    // Once: whoever keeps guessing does not fill the record.
    if (attempt === MOST_FAILURES + 1) await this.recordRefusal('locked', await this.idOf(name));
    if (attempt > MOST_FAILURES) throw accountLocked();
    return address ? [by, `address:${address}`] : [by];
  }

  private async forget([by, address]: Counted[]): Promise<void> {
    if (by) await this.attempts.forget(by);
    if (address) await this.attempts.takeBack(address);
    await this.attempts.forgetOld();
    await this.devices.forgetOld();
    await this.ending.forgetExpired();
  }

  private recordRefusal(reason: Refusal, staffId: string | null): Promise<void> {
    const subject = staffId && `staff:${staffId}`;
    return this.database.transaction(tx =>
      this.audit.record(tx, { action: 'session.refused', subject, reason }, { kind: 'system', id: null }),
    );
  }

  private async idOf(username: string): Promise<string | null> {
    return (await this.staff.byUsername(username))?.id ?? null;
  }
}
