import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.js';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { invalid } from '../platform/problem/validation.js';
import { AttemptsService, MOST_FAILURES } from './attempts.service.js';
import { noPasswordHere, passwordTooNew, passwordUsedBefore, passwordWrong } from './password.problems.js';
import { hashPassword, passwordFaults, passwordFits } from './passwords.js';
import { accountLocked } from './session.problems.js';
import { SessionEndService } from './session-end.service.js';
import type { Staff } from './staff.js';

/** 附表十: a new password is none of the last three. The one in use is the first of them. */
const KEPT_BEFORE = 2;

interface Held {
  username: string;
  passwordHash: string | null;
  isTooNew: boolean;
}

/** Passwords are replaced, never looked at. When one was set is the database's own time, like sessions and locks. */
@Injectable()
export class PasswordService {
  constructor(
    private readonly database: Database,
    private readonly attempts: AttemptsService,
    private readonly ending: SessionEndService,
    private readonly audit: Audit,
    private readonly config: Config,
  ) {}

  /**
   * By its owner: every other session ends, and this one goes on under the token that is answered. INVALID 400,
   * PASSWORD_TOO_NEW 409, NO_PASSWORD_HERE 409, ACCOUNT_LOCKED 429.
   */
  async changeOwn(me: Staff, current: string, password: string): Promise<string> {
    const isForced = me.mustChangePassword ?? false;
    const { passwordHash, isTooNew } = await this.held(me.id);
    if (passwordHash === null) throw noPasswordHere();
    await this.checkCurrent(me.id, passwordHash, current);
    if (isTooNew && !isForced) throw passwordTooNew(this.config.passwordMinAgeDays);
    let token = '';
    await this.database.transaction(async tx => {
      const held = await this.lock(tx, me.id);
      // Somebody has reset it while this one was typed.
      if (held.passwordHash !== passwordHash) throw passwordWrong();
      await this.replace(tx, me.id, held, password);
      await this.ending.endAllOf(me.id, tx, 'password-changed', me.sessionId);
      token = await this.ending.replaceToken(me.sessionId, tx);
      await this.audit.record(tx, { action: 'password.changed', subject: `staff:${me.id}` });
    });
    return token;
  }

  /** The account's row stays locked; the caller ends the sessions and records why. INVALID 400. */
  async set(tx: Transaction, staffId: string, password: string, mustChange = false): Promise<void> {
    await this.replace(tx, staffId, await this.lock(tx, staffId), password, mustChange);
  }

  /** Signs in by the city's account platform, or is a machine. */
  async isElsewhere(tx: Transaction, staffId: string): Promise<boolean> {
    const [row] = await tx.query<{ elsewhere: boolean }>(
      'select machine or issuer is not null as elsewhere from staff where id = $1',
      [staffId],
    );
    return row?.elsewhere ?? false;
  }

  /** Nobody gets in with the one there was. */
  async takeAway(tx: Transaction, staffId: string): Promise<void> {
    const { passwordHash } = await this.lock(tx, staffId);
    if (passwordHash) await this.remember(tx, staffId, passwordHash);
    await tx.query(
      'update staff set password_hash = null, password_set_at = null, must_change = false where id = $1',
      [staffId],
    );
  }

  private async replace(
    tx: Transaction,
    staffId: string,
    { username, passwordHash }: Held,
    password: string,
    mustChange = false,
  ): Promise<void> {
    const fault = passwordFaults(password, username);
    if (fault) throw invalid([{ field: 'password', message: fault }]);
    for (const used of await this.lastUsed(tx, staffId, passwordHash))
      if (await passwordFits(used, password)) throw passwordUsedBefore();
    if (passwordHash) await this.remember(tx, staffId, passwordHash);
    await tx.query(
      `update staff set password_hash = $2, password_set_at = statement_timestamp(), must_change = $3
       where id = $1`,
      [staffId, await hashPassword(password), mustChange],
    );
  }

  private async lastUsed(tx: Transaction, staffId: string, inUse: string | null): Promise<string[]> {
    const before = await tx.query<{ hash: string }>(
      `select password_hash as hash from password_history where staff_id = $1
       order by replaced_at desc, id desc limit $2`,
      [staffId, inUse ? KEPT_BEFORE : KEPT_BEFORE + 1],
    );
    return [...(inUse ? [inUse] : []), ...before.map(({ hash }) => hash)];
  }

  private async remember(tx: Transaction, staffId: string, passwordHash: string): Promise<void> {
    await tx.query(
      `insert into password_history (id, staff_id, password_hash, replaced_at)
       values ($1, $2, $3, statement_timestamp())`,
      [newId(), staffId, passwordHash],
    );
    await tx.query(
      `delete from password_history where staff_id = $1 and id not in (
         select id from password_history where staff_id = $1 order by replaced_at desc, id desc limit $2)`,
      [staffId, KEPT_BEFORE + 1],
    );
  }

  /** As at signing in: five wrong ones, and a stolen session learns no password for a while. */
  private async checkCurrent(staffId: string, passwordHash: string, current: string): Promise<void> {
    const by = `change:${staffId}` as const;
    if ((await this.attempts.count(by)) > MOST_FAILURES) throw accountLocked();
    if (!(await passwordFits(passwordHash, current))) throw passwordWrong();
    await this.attempts.forget(by);
  }

  private async held(staffId: string): Promise<Held> {
    return heldIn(await this.database.query<Held>(HELD, [staffId, this.config.passwordMinAgeDays]));
  }

  /** Not against rows that name this account: who acknowledges a work order meanwhile holds its case and must not wait. */
  private async lock(tx: Transaction, staffId: string): Promise<Held> {
    return heldIn(
      await tx.query<Held>(`${HELD} for no key update`, [staffId, this.config.passwordMinAgeDays]),
    );
  }
}

const HELD = `
  select username, password_hash as "passwordHash",
         coalesce(password_set_at > statement_timestamp() - make_interval(days => $2), false) as "isTooNew"
  from staff where id = $1`;

function heldIn([held]: Held[]): Held {
  if (!held) throw new Error('There is no such account.');
  return held;
}
