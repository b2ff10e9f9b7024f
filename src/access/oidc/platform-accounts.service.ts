import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import type { Role } from '../roles.js';
import { SessionService, type StartedSession } from '../session.service.js';
import { SessionEndService } from '../session-end.service.js';
import { StaffService } from '../staff.service.js';
import { type Claims, type Described, describedBy } from './claims.rules.js';
import { Platform } from './platform.service.js';
import { type SsoFault, SsoRefused } from './sso-refused.js';

interface Account {
  id: string;
  name: string;
  role: Role;
  agency: string | null;
  active: boolean;
}

const USERNAME = /^[a-z0-9][a-z0-9._-]{1,63}$/;
const SYSTEM = { kind: 'system', id: null } as const;

/**
 * Accounts of people of the platform, known by (issuer, subject) and by nothing else: never by a name or address that
 * somebody else might have had. What they may do is what the platform says at each sign-in.
 */
@Injectable()
export class PlatformAccounts {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly sessions: SessionService,
    private readonly ending: SessionEndService,
    private readonly platform: Platform,
  ) {}

  /** SSO_NO_ROLE, SSO_NO_AGENCY, ACCOUNT_SUSPENDED; ACCOUNT_DORMANT as everywhere. */
  async signIn(claims: Claims): Promise<StartedSession> {
    const { settings } = this.platform;
    if (!settings) throw new SsoRefused('SSO_OFF');
    const issuer = claims.iss as string;
    const person = describedBy(claims, settings);
    const found = await this.database.transaction(async tx => {
      if (typeof person === 'string') return this.refuse(tx, issuer, claims.sub as string, person);
      return this.accountOf(tx, issuer, person);
    });
    if (typeof found === 'string') throw new SsoRefused(found);
    const started = await this.sessions.start({ id: found.id }, 'sso');
    if (typeof person !== 'string' && person.sid !== null)
      await this.database.query('insert into oidc_session (session_id, sid) values ($1, $2)', [
        started.staff.sessionId,
        person.sid,
      ]);
    return started;
  }

  private async accountOf(tx: Transaction, issuer: string, person: Described): Promise<Account | SsoFault> {
    const { subject, name, role, agency } = person;
    if (agency !== null && !(await this.isKnown(tx, agency)))
      return this.refuse(tx, issuer, subject, 'SSO_NO_AGENCY');
    const account = await this.known(tx, issuer, subject);
    if (!account) return this.make(tx, issuer, person);
    if (!account.active) {
      await this.recordRefusal(tx, account.id, 'suspended');
      return 'ACCOUNT_SUSPENDED';
    }
    const isOther = account.role !== role || account.agency !== agency;
    if (isOther || account.name !== name)
      await tx.query(
        'update staff set name = $2, role = $3, agency = $4, version = version + 1 where id = $1',
        [account.id, name, role, agency],
      );
    if (isOther) {
      await this.ending.endAllOf(account.id, tx);
      await this.audit.record(tx, { action: 'staff.changed', subject: `staff:${account.id}` }, SYSTEM);
    }
    return account;
  }

  /** A name that is taken, by whomever, is not theirs: they get one that nobody chooses. */
  private async make(tx: Transaction, issuer: string, person: Described): Promise<Account | SsoFault> {
    const { subject, role, agency, name } = person;
    const wanted = StaffService.spelled(person.username ?? '');
    const own = `sso.${createHash('sha256').update(`${issuer} ${subject}`).digest('hex').slice(0, 20)}`;
    for (const username of USERNAME.test(wanted) ? [wanted, own] : [own]) {
      const [made] = await tx.query<Account>(
        `insert into staff (id, username, name, role, agency, password_hash, active, demo, created_at, issuer, subject)
         values ($1, $2, $3, $4, $5, null, true, false, $6, $7, $8)
         on conflict do nothing returning id, name, role, agency, active`,
        [newId(), username, name, role, agency, this.clock.now(), issuer, subject],
      );
      if (made) {
        await this.audit.record(tx, { action: 'staff.created', subject: `staff:${made.id}` }, SYSTEM);
        return made;
      }
      // Signed in twice at the same moment, for the first time.
      const beside = await this.known(tx, issuer, subject);
      if (beside) return beside;
    }
    return 'SSO_FAILED';
  }

  private async known(tx: Transaction, issuer: string, subject: string): Promise<Account | undefined> {
    const [account] = await tx.query<Account>(
      'select id, name, role, agency, active from staff where issuer = $1 and subject = $2 for update',
      [issuer, subject],
    );
    return account;
  }

  /** Who has lost the role there has lost it here, on every screen. */
  private async refuse(tx: Transaction, issuer: string, subject: string, fault: SsoFault): Promise<SsoFault> {
    const account = await this.known(tx, issuer, subject);
    if (account) {
      await this.ending.endAllOf(account.id, tx);
      await this.recordRefusal(tx, account.id, fault === 'SSO_NO_ROLE' ? 'no-role' : 'no-agency');
    }
    return fault;
  }

  private recordRefusal(tx: Transaction, id: string, reason: string): Promise<void> {
    return this.audit.record(tx, { action: 'session.refused', subject: `staff:${id}`, reason }, SYSTEM);
  }

  private async isKnown(tx: Transaction, agency: string): Promise<boolean> {
    const found = await tx.query(
      `select 1 from city_entry where kind = 'agency' and code = $1 and valid_to is null`,
      [agency],
    );
    return found.length > 0;
  }
}
