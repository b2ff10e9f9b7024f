import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { lastAdmin, noPasswordHere, staffNotFound } from './accounts/staff.problems.js';
import { DevicesService } from './devices.service.js';
import { PasswordService } from './password.service.js';
import { PasswordLinkService } from './password-link.service.js';
import { SessionEndService } from './session-end.service.js';
import { type NewStaff, StaffService } from './staff.service.js';

/** What an operator does with accounts on the command line: past every right, and recorded like the rest. */
@Injectable()
export class AccountsService {
  constructor(
    private readonly database: Database,
    private readonly staff: StaffService,
    private readonly passwords: PasswordService,
    private readonly links: PasswordLinkService,
    private readonly devices: DevicesService,
    private readonly ending: SessionEndService,
    private readonly audit: Audit,
  ) {}

  /** Whoever types or reads the password knows it: its owner is asked for a new one first. INVALID 400, USERNAME_TAKEN 409. */
  async create(person: NewStaff): Promise<string> {
    const account = await this.staff.prepare({ ...person, mustChange: true });
    await this.staff.named(account.username, () =>
      this.database.transaction(async tx => {
        tx.add(account);
        await this.audit.record(tx, { action: 'staff.created', subject: `staff:${account.id}` });
      }),
    );
    return account.id;
  }

  /** STAFF_NOT_FOUND 404, INVALID 400 for a password that is none, NO_PASSWORD_HERE 409 for whoever has none here. */
  resetPassword(username: string, password: string): Promise<void> {
    return this.database.transaction(async tx => {
      const id = await this.idOf(tx, username);
      if (await this.passwords.isElsewhere(tx, id)) throw noPasswordHere(username);
      await this.passwords.set(tx, id, password, true);
      await this.links.takeBack(tx, id);
      await this.devices.forgetAllOf(id, tx);
      await this.ending.endAllOf(id, tx);
      await this.audit.record(tx, { action: 'password.reset', subject: `staff:${id}` });
    });
  }

  /** They can no longer sign in; what they did keeps their name. STAFF_NOT_FOUND 404, LAST_ADMIN 409. */
  deactivate(username: string): Promise<void> {
    return this.database.transaction(async tx => {
      const id = await this.idOf(tx, username);
      await this.staff.lockAdmins(tx);
      if (await this.staff.isLastAdmin(tx, id)) throw lastAdmin();
      await tx.query('update staff set active = false, version = version + 1 where id = $1', [id]);
      await this.links.takeBack(tx, id);
      await this.ending.endAllOf(id, tx);
      await this.audit.record(tx, { action: 'staff.suspended', subject: `staff:${id}` });
    });
  }

  private async idOf(tx: Transaction, username: string): Promise<string> {
    const [account] = await tx.query<{ id: string }>('select id from staff where username = $1', [
      StaffService.spelled(username),
    ]);
    if (!account) throw staffNotFound(username);
    return account.id;
  }
}
