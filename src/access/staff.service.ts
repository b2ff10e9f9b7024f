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
import { StaffAccount } from './staff.entity.js';

export interface NewStaff {
  username: string;
  name: string;
  role: Role;
  agency: string | null;
  password: string;
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
    const username = StaffService.spelled(person.username);
    this.check({ ...person, username });
    const now = this.clock.now();
    const account = Object.assign(new StaffAccount(), {
      id: newId(),
      username,
      name: person.name,
      role: person.role,
      agency: person.agency,
      passwordHash: await hashPassword(person.password),
      active: true,
      demo: person.demo ?? false,
      createdAt: now,
      passwordSetAt: now,
    });
    try {
      await this.database.transaction(async tx => void tx.add(account));
    } catch (error) {
      if ((error as { constraint?: string }).constraint === 'staff_username_key')
        throw usernameTaken(username);
      throw error;
    }
    return account.id;
  }

  async setPassword(id: string, password: string): Promise<void> {
    const passwordHash = await hashPassword(password);
    await this.database.transaction(async tx => {
      const [account] = await tx.read(StaffAccount, { id }, { lock: true });
      if (!account) throw new Error(`There is no account ${id}.`);
      tx.set(account, { passwordHash, passwordSetAt: this.clock.now() });
    });
  }

  async byUsername(username: string): Promise<StaffAccount | null> {
    const [account] = await this.database.query<StaffAccount>(
      `select id, username, name, role, agency, password_hash as "passwordHash", active, demo,
              created_at as "createdAt", password_set_at as "passwordSetAt"
       from staff where username = $1`,
      [StaffService.spelled(username)],
    );
    return account ?? null;
  }

  /** Can a work order be received there at all? Pass the transaction one is in: it asks on the same connection. */
  async hasActiveAccounts(agency: string, tx?: Transaction): Promise<boolean> {
    const [row] = await (tx ?? this.database).query<{ some: boolean }>(
      'select exists (select 1 from staff where agency = $1 and active and (not demo or $2)) as some',
      [agency, this.config.demo],
    );
    return row?.some ?? false;
  }

  async staffNames(ids: readonly string[]): Promise<Map<string, StaffName>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<StaffName & { id: string }>(
      'select id, name, role, agency from staff where id = any($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, ...name }) => [id, name]));
  }

  private check({ username, role, agency, password }: NewStaff): void {
    const fault = passwordFaults(password, username);
    if (fault) throw invalid([{ field: 'password', message: fault }]);
    if (!USERNAME.test(username)) throw invalid([{ field: 'username', message: USERNAME_WORDS }]);
    if (!agencyFits(role, agency)) throw invalid([{ field: 'agency', message: AGENCY_WORDS }]);
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
