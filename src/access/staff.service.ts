import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { Config } from '../platform/config/config.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Problem } from '../platform/problem/problem.js';
import { invalid } from '../platform/problem/validation.js';
import { hashPassword, passwordFaults } from './passwords.js';
import { agencyFits } from './rights.js';
import type { Role } from './roles.js';
import { AWAKE } from './session.sql.js';
import { StaffAccount } from './staff.entity.js';

export interface NewStaff {
  username: string;
  name: string;
  role: Role;
  agency: string | null;
  districts?: string[] | null;
  email?: string | null;
  /** Null: its owner chooses one, by a link. */
  password: string | null;
  /** Somebody else knows the password. */
  mustChange?: boolean;
  /** For the demo only. */
  demo?: boolean;
}

/** As a timeline names somebody. */
export interface StaffName {
  name: string;
  role: Role;
  agency: string | null;
}

const USERNAME = /^[a-z0-9][a-z0-9._-]{1,63}$/;

/** The accounts of the people who work for the city. */
@Injectable()
export class StaffService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly config: Config,
  ) {}

  /** User names differ by more than their case or width. */
  static spelled(username: string): string {
    return username.normalize('NFKC').trim().toLowerCase();
  }

  async create(person: NewStaff): Promise<string> {
    const account = await this.prepare(person);
    await this.named(account.username, () => this.database.transaction(async tx => void tx.add(account)));
    return account.id;
  }

  /** An account that is not stored yet. INVALID 400. */
  async prepare(person: NewStaff): Promise<StaffAccount> {
    const username = StaffService.spelled(person.username);
    this.check({ ...person, username });
    return Object.assign(new StaffAccount(), {
      id: newId(),
      username,
      name: person.name,
      role: person.role,
      agency: person.agency,
      districts: person.districts ?? null,
      email: person.email ?? null,
      passwordHash: person.password === null ? null : await hashPassword(person.password),
      mustChange: person.mustChange ?? false,
      active: true,
      departed: false,
      demo: person.demo ?? false,
      createdAt: this.clock.now(),
      version: 1,
    });
  }

  /** USERNAME_TAKEN 409 where two people were to have one name. */
  async named<T>(username: string, store: () => Promise<T>): Promise<T> {
    try {
      return await store();
    } catch (error) {
      if ((error as { constraint?: string }).constraint === 'staff_username_key')
        throw usernameTaken(username);
      throw error;
    }
  }

  async byUsername(username: string): Promise<StaffAccount | null> {
    const [account] = await this.database.query<StaffAccount>(
      `select id, username, name, role, agency, districts, email, password_hash as "passwordHash",
              must_change as "mustChange", active, departed, demo, created_at as "createdAt", version
       from staff where username = $1`,
      [StaffService.spelled(username)],
    );
    return account ?? null;
  }

  /** Administrators are locked in one order before one of them is changed: two must not remove each other. */
  async lockAdmins(tx: Transaction): Promise<void> {
    await tx.query(`select id from staff where role = 'admin' order by id for no key update`);
  }

  /** Is nobody else left who can sign in and make administrators? */
  async isLastAdmin(tx: Transaction, id: string): Promise<boolean> {
    const [last] = await tx.query<{ is: boolean }>(
      `select role = 'admin' and active and not exists (
         select 1 from staff other where other.role = 'admin' and other.active and not other.machine
           and other.id <> $1 and (not other.demo or $2)) as is
       from staff where id = $1`,
      [id, this.config.demo],
    );
    return last?.is ?? false;
  }

  /** Can a work order be received there at all? Pass the transaction one is in: it asks on the same connection. */
  async hasActiveAccounts(agency: string, tx?: Transaction): Promise<boolean> {
    const [row] = await (tx ?? this.database).query<{ some: boolean }>(
      `select exists (select 1 from staff where agency = $1 and active and not machine and (not demo or $3)
                      and ${AWAKE}) as some`,
      [agency, this.config.accountIdleDays, this.config.demo],
    );
    return row?.some ?? false;
  }

  async staffNames(tx: Transaction, ids: readonly string[]): Promise<Map<string, StaffName>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<StaffName & { id: string }>(
      'select id, name, role, agency from staff where id = any($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, ...name }) => [id, name]));
  }

  /** INVALID 400. */
  static checkAgency(role: Role, agency: string | null): void {
    if (!agencyFits(role, agency)) throw invalid([{ field: 'agency', message: AGENCY_WORDS }]);
  }

  private check({ username, role, agency, password }: NewStaff): void {
    const fault = password === null ? null : passwordFaults(password, username);
    if (fault) throw invalid([{ field: 'password', message: fault }]);
    if (!USERNAME.test(username)) throw invalid([{ field: 'username', message: USERNAME_WORDS }]);
    StaffService.checkAgency(role, agency);
  }
}

const USERNAME_WORDS = {
  'zh-TW': '帳號為 2 至 64 個小寫英數字，可含 . _ -。',
  en: 'A user name has 2 to 64 letters (a-z), digits, or . _ -, and starts with a letter or digit.',
};
const AGENCY_WORDS = {
  'zh-TW': '機關承辦人與主管須屬於一個機關，其他角色不屬於機關。',
  en: 'Officers and chiefs belong to an agency; nobody else does.',
};

const usernameTaken = (username: string): Problem =>
  new Problem('USERNAME_TAKEN', 409, {
    'zh-TW': `帳號 ${username} 已經有人使用。`,
    en: `The user name ${username} is taken.`,
  });
