import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { AccessAction } from '../../events.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import { invalid } from '../../platform/problem/validation.js';
import { DevicesService } from '../devices.service.js';
import { PasswordService } from '../password.service.js';
import { type PasswordLink, PasswordLinkService } from '../password-link.service.js';
import { SessionEndService } from '../session-end.service.js';
import type { Staff } from '../staff.js';
import { StaffService } from '../staff.service.js';
import { PLACES, type Places } from './places.js';
import type {
  ChangeStaffDto,
  HandOverDto,
  NewStaffDto,
  StaffDto,
  StaffVersionDto,
  StaffWithLinkDto,
} from './staff.dto.js';
import { staffNotFound, staffNotYours } from './staff.problems.js';
import { type AccountRow, StaffQuery, staffDto } from './staff.query.js';
import { rolesToGive, type StaffAction } from './staff-actions.rules.js';
import { StaffLockService } from './staff-lock.service.js';
import { changesOf, isSamePost, type Post } from './staff-post.rules.js';

/** Accounts are made, changed, suspended and handed over; each is recorded in the transaction that does it. */
@Injectable()
export class StaffAdministrationService {
  constructor(
    private readonly database: Database,
    private readonly staff: StaffService,
    private readonly locks: StaffLockService,
    private readonly query: StaffQuery,
    private readonly passwords: PasswordService,
    private readonly links: PasswordLinkService,
    private readonly devices: DevicesService,
    private readonly ending: SessionEndService,
    private readonly audit: Audit,
    private readonly events: Events,
    private readonly modules: ModuleRef,
  ) {}

  /** Without a password: its owner chooses one by the link, which is shown this once. INVALID 400, STAFF_NOT_YOURS 403, USERNAME_TAKEN 409. */
  async create(dto: NewStaffDto, me: Staff): Promise<StaffWithLinkDto> {
    const post = { role: dto.role, agency: dto.agency ?? null, districts: dto.districts ?? null };
    const account = await this.staff.prepare({ ...dto, ...post, password: null });
    this.checkPost(post, me);
    return this.staff.named(account.username, () =>
      this.database.transaction(async tx => {
        tx.add(account);
        const link = await this.links.make(tx, account.id);
        await this.record(tx, 'staff.created', account.id);
        return this.withLink(tx, account.id, link, me);
      }),
    );
  }

  /** Who gets another role, agency or districts is signed out: what they see is decided at the sign-in. */
  change(id: string, dto: ChangeStaffDto, me: Staff): Promise<StaffDto> {
    return this.on(id, 'change', dto, me, async (tx, account) => {
      const post = {
        role: dto.role ?? account.role,
        agency: dto.agency === undefined ? account.agency : dto.agency,
        districts: dto.districts === undefined ? account.districts : dto.districts,
      };
      StaffService.checkAgency(post.role, post.agency);
      this.checkPost(post, me);
      if (account.role === 'admin' && post.role !== 'admin') await this.locks.keepAnAdmin(tx, account);
      await tx.query(
        'update staff set name = $2, email = $3, role = $4, agency = $5, districts = $6 where id = $1',
        [
          id,
          dto.name ?? account.name,
          dto.email === undefined ? account.email : dto.email,
          post.role,
          post.agency,
          post.districts,
        ],
      );
      if (!isSamePost(account, post)) await this.ending.endAllOf(id, tx);
      await this.record(tx, 'staff.changed', id, changesOf(account, post, dto));
    });
  }

  suspend(id: string, dto: StaffVersionDto, me: Staff): Promise<StaffDto> {
    return this.on(id, 'suspend', dto, me, async (tx, account) => {
      await this.close(tx, account, false);
      await this.record(tx, 'staff.suspended', id);
    });
  }

  resume(id: string, dto: StaffVersionDto, me: Staff): Promise<StaffDto> {
    return this.on(id, 'resume', dto, me, async tx => {
      await tx.query(
        'update staff set active = true, departed = false, awake_since = statement_timestamp() where id = $1',
        [id],
      );
      await this.record(tx, 'staff.resumed', id);
    });
  }

  /** The password there was fits no longer, and everybody who used it is out. The link is shown this once. */
  async reset(id: string, dto: StaffVersionDto, me: Staff): Promise<StaffWithLinkDto> {
    let made: PasswordLink | null = null;
    const account = await this.on(id, 'reset', dto, me, async tx => {
      await this.passwords.takeAway(tx, id);
      await this.devices.forgetAllOf(id, tx);
      await this.ending.endAllOf(id, tx);
      made = await this.links.make(tx, id);
      await this.record(tx, 'password.reset', id);
    });
    return { ...account, link: made as unknown as PasswordLink };
  }

  /** Somebody leaves: what is in their hands goes to a colleague of the same agency. INVALID 400. */
  handOver(id: string, dto: HandOverDto, me: Staff): Promise<StaffDto> {
    return this.on(id, 'hand-over', dto, me, async (tx, account) => {
      await tx.query('select id from staff where id = $1 for no key update', [dto.to]);
      const to = await this.query.byId(dto.to, tx);
      if (!to?.active || to.dormant || to.id === id || to.agency !== account.agency) throw noColleague();
      await this.close(tx, account, true);
      await this.record(tx, 'staff.handed-over', id, to.username);
      await this.events.tell(tx, 'staff.handed-over', { from: id, to: to.id });
    });
  }

  private on(
    id: string,
    action: StaffAction,
    { version }: StaffVersionDto,
    me: Staff,
    work: (tx: Transaction, account: AccountRow) => Promise<void>,
  ): Promise<StaffDto> {
    return this.database.transaction(async tx => {
      await work(tx, await this.locks.take(tx, me, id, action, version));
      await tx.query('update staff set version = version + 1 where id = $1', [id]);
      return this.read(tx, id, me);
    });
  }

  private async close(tx: Transaction, account: AccountRow, departed: boolean): Promise<void> {
    await this.locks.keepAnAdmin(tx, account);
    await tx.query(
      `update staff set active = false, departed = $2, email = case when not $2 then email end where id = $1`,
      [account.id, departed],
    );
    await this.links.takeBack(tx, account.id);
    await this.ending.endAllOf(account.id, tx);
  }

  /** INVALID 400 for what the city does not have, STAFF_NOT_YOURS 403 for a post that is not this person's to give. */
  private checkPost({ role, agency, districts }: Post, me: Staff): void {
    if (!rolesToGive(me, agency).includes(role)) throw staffNotYours();
    const places = this.modules.get<Places>(PLACES, { strict: false });
    if (agency !== null && !places.hasAgency(agency))
      throw invalid([{ field: 'agency', message: NO_AGENCY }]);
    const unknown = (districts ?? []).some(code => !places.hasDistrict(code));
    if (unknown) throw invalid([{ field: 'districts', message: NO_DISTRICT }]);
  }

  private async read(tx: Transaction, id: string, me: Staff): Promise<StaffDto> {
    const account = await this.query.byId(id, tx);
    if (!account) throw staffNotFound();
    return staffDto(account, me);
  }

  private async withLink(
    tx: Transaction,
    id: string,
    link: PasswordLink,
    me: Staff,
  ): Promise<StaffWithLinkDto> {
    return { ...(await this.read(tx, id, me)), link };
  }

  private record(
    tx: Transaction,
    action: AccessAction,
    id: string,
    reason: string | null = null,
  ): Promise<void> {
    return this.audit.record(tx, { action, subject: `staff:${id}`, reason });
  }
}

const NO_AGENCY = { 'zh-TW': '沒有這個機關。', en: 'There is no such agency.' };
const NO_DISTRICT = { 'zh-TW': '沒有這個行政區。', en: 'There is no such district.' };

const noColleague = () =>
  invalid([
    {
      field: 'to',
      message: {
        'zh-TW': '請選擇同一機關、帳號可使用的同仁。',
        en: 'Choose a colleague of the same agency whose account is in use.',
      },
    },
  ]);
