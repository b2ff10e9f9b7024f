import { Injectable } from '@nestjs/common';
import type { Transaction } from '../../platform/database/transaction.js';
import { type Asker, permits } from '../rights.js';
import { StaffService } from '../staff.service.js';
import {
  lastAdmin,
  notYourself,
  staffActionNotPossible,
  staffChanged,
  staffNotFound,
  staffNotYours,
} from './staff.problems.js';
import { type AccountRow, StaffQuery } from './staff.query.js';
import { isPossible, type StaffAction } from './staff-actions.rules.js';

/** Every change of an account begins here: administrators are locked first, in one order, then the account. */
@Injectable()
export class StaffLockService {
  constructor(
    private readonly staff: StaffService,
    private readonly query: StaffQuery,
  ) {}

  /**
   * The account, locked, when this person may do this with it now. STAFF_NOT_FOUND 404, STAFF_NOT_YOURS 403,
   * NOT_YOURSELF 403, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409.
   */
  async take(
    tx: Transaction,
    me: Asker,
    id: string,
    action: StaffAction,
    version: number,
  ): Promise<AccountRow> {
    await this.staff.lockAdmins(tx);
    await tx.query('select id from staff where id = $1 for no key update', [id]);
    const account = await this.query.byId(id, tx);
    if (!account) throw staffNotFound();
    if (!permits(me, 'staff.manage', { agency: account.agency })) throw staffNotYours();
    if (account.id === me.id) throw notYourself();
    if (account.version !== version) throw staffChanged();
    if (!isPossible(action, account)) throw staffActionNotPossible();
    return account;
  }

  /** LAST_ADMIN 409: somebody must be left who can make administrators. */
  async keepAnAdmin(tx: Transaction, { id }: AccountRow): Promise<void> {
    if (await this.staff.isLastAdmin(tx, id)) throw lastAdmin();
  }
}
