import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { parse } from 'yaml';
import { Config } from '../platform/config/config.js';
import { StartRefused } from '../platform/config/start-refused.js';
import { Database } from '../platform/database/database.js';
import { PasswordService } from './password.service.js';
import { drawPassword } from './passwords.js';
import type { Role } from './roles.js';
import { StaffService } from './staff.service.js';

export interface DemoAccount {
  role: Role;
  agency: string | null;
  username: string;
  password: string;
}

interface DemoPerson {
  username: string;
  role: Role;
  name: string;
  agency?: string;
}

/** People to play with in demo mode, as the city's folder names them. Their passwords differ in each data folder. */
@Injectable()
export class DemoStaffService {
  private readonly path: string;

  constructor(
    private readonly database: Database,
    private readonly staff: StaffService,
    private readonly passwords: PasswordService,
    private readonly config: Config,
  ) {
    this.path = join(config.dataDir, 'demo-accounts.json');
  }

  /** The same accounts after every start; whoever's password is lost with the file gets a new one. */
  async ensureDemoStaff(): Promise<DemoAccount[]> {
    const before = this.written();
    const made = await Promise.all(
      this.people().map(person => this.ensure(person, before.get(person.username))),
    );
    const accounts = made.filter(account => account !== null);
    // After the database: an account the file does not know is given a new password at the next start.
    if (accounts.some(account => before.get(account.username) !== account.password)) this.write(accounts);
    return accounts;
  }

  private async ensure(person: DemoPerson, knownPassword: string | undefined): Promise<DemoAccount | null> {
    const { username, role, name, agency = null } = person;
    const password = knownPassword ?? drawPassword();
    const account = await this.staff.byUsername(username);
    // Somebody real has this name: the demo leaves them alone.
    if (account && !account.demo) return null;
    if (!account) await this.staff.create({ username, role, name, agency, password, demo: true });
    else if (!knownPassword) await this.setPassword(account.id, password);
    return { role, agency, username, password };
  }

  private setPassword(id: string, password: string): Promise<void> {
    return this.database.transaction(tx => this.passwords.set(tx, id, password));
  }

  private people(): DemoPerson[] {
    const file = join(this.config.city, 'demo-staff.yaml');
    if (!existsSync(file)) throw new StartRefused(`Demo mode needs ${file}: add it, or set DEMO=off.`);
    return (parse(readFileSync(file, 'utf8')) as { staff: DemoPerson[] }).staff;
  }

  private written(): Map<string, string> {
    if (!existsSync(this.path)) return new Map();
    try {
      const accounts = JSON.parse(readFileSync(this.path, 'utf8')) as DemoAccount[];
      return new Map(accounts.map(({ username, password }) => [username, password]));
    } catch {
      // A torn file is a lost file.
      return new Map();
    }
  }

  private write(accounts: DemoAccount[]): void {
    const draft = `${this.path}.new`;
    writeFileSync(draft, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, this.path);
  }
}
