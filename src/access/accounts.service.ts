import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { invalid } from '../platform/problem/validation.js';
import { hashPassword, passwordFaults } from './passwords.js';
import { SessionService } from './session.service.js';
import { StaffAccount } from './staff.entity.js';
import { StaffService } from './staff.service.js';

/** What becomes of an account: whoever is signed in with it is signed out in the same transaction. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly sessions: SessionService,
    private readonly clock: Clock,
  ) {}

  /** STAFF_NOT_FOUND 404, INVALID 400 for a password that is none. */
  async resetPassword(username: string, password: string): Promise<void> {
    const fault = passwordFaults(password, StaffService.spelled(username));
    if (fault) throw invalid([{ field: 'password', message: fault }]);
    const passwordHash = await hashPassword(password);
    await this.change(username, { passwordHash, passwordSetAt: this.clock.now() });
  }

  /** They can no longer sign in; what they did keeps their name. STAFF_NOT_FOUND 404. */
  deactivate(username: string): Promise<void> {
    return this.change(username, { active: false });
  }

  private change(username: string, changes: Partial<StaffAccount>): Promise<void> {
    return this.database.transaction(async tx => {
      const where = { username: StaffService.spelled(username) };
      const [account] = await tx.read(StaffAccount, where, { lock: true });
      if (!account) throw staffNotFound(username);
      tx.set(account, changes);
      await this.sessions.endAllOf(account.id, tx);
    });
  }
}

const staffNotFound = (username: string): Problem =>
  new Problem('STAFF_NOT_FOUND', 404, {
    'zh-TW': `沒有帳號 ${username}。`,
    en: `There is no account ${username}.`,
  });
