import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Problem } from '../../platform/problem/problem.js';
import { invalid } from '../../platform/problem/validation.js';
import { agencyFits } from '../rights.js';
import type { Role } from '../roles.js';
import type { Staff } from '../staff.js';
import { drawToken, hashOfToken } from '../tokens.js';
import { keyText, rightsForKeys } from './key.rules.js';
import type { MadeKeyDto, NewKeyDto, NewMachineDto } from './machines.dto.js';

/** Accounts of machines. Nobody can sign in to one: its keys are the only way in. */
@Injectable()
export class MachinesService {
  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** A new account and its first key. INVALID 400. */
  make(wish: NewMachineDto, by: Staff): Promise<MadeKeyDto> {
    const { name, role, agency = null } = wish;
    this.check(wish, role);
    return this.database.transaction(async tx => {
      if (!agencyFits(role, agency) || !(await this.isKnown(agency, tx))) throw invalid([AGENCY_FIELD]);
      const id = newId();
      await tx.query(
        `insert into staff (id, username, name, role, agency, password_hash, active, demo, created_at, machine)
         values ($1, $2, $3, $4, $5, null, true, false, $6, true)`,
        [id, `machine.${id}`, name, role, agency, this.clock.now()],
      );
      await this.audit.record(tx, { action: 'staff.created', subject: `staff:${id}` });
      return this.addKey(tx, id, wish, by);
    });
  }

  /** Another key, so that a machine can change over before the old one ends. MACHINE_NOT_FOUND 404, INVALID 400. */
  makeKey(machineId: string, wish: NewKeyDto, by: Staff): Promise<MadeKeyDto> {
    return this.database.transaction(async tx => {
      const [machine] = await tx.query<{ role: Role }>(
        'select role from staff where id = $1 and machine and active',
        [machineId],
      );
      if (!machine) throw machineNotFound();
      this.check(wish, machine.role);
      return this.addKey(tx, machineId, wish, by);
    });
  }

  /** From the next request on it opens nothing. KEY_NOT_FOUND 404; of a key that is already revoked: nothing more. */
  async revoke(machineId: string, keyId: string): Promise<void> {
    await this.database.transaction(async tx => {
      const [key] = await tx.query<{ revokedAt: Date | null }>(
        `select revoked_at as "revokedAt" from api_key where id = $1 and staff_id = $2 for update`,
        [keyId, machineId],
      );
      if (!key) throw keyNotFound();
      if (key.revokedAt) return;
      await tx.query('update api_key set revoked_at = statement_timestamp() where id = $1', [keyId]);
      await this.audit.record(tx, { action: 'api-key.revoked', subject: `api-key:${keyId}` });
    });
  }

  private async addKey(
    tx: Transaction,
    machineId: string,
    { keyName, rights, days, ratePerMinute }: NewKeyDto,
    by: Staff,
  ): Promise<MadeKeyDto> {
    const [id, secret] = [newId(), drawToken()];
    const [made] = await tx.query<{ expiresAt: Date }>(
      `insert into api_key (id, staff_id, name, secret_hash, rights, rate_per_minute, made_by, made_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, statement_timestamp(), statement_timestamp() + make_interval(days => $8))
       returning expires_at as "expiresAt"`,
      [id, machineId, keyName, hashOfToken(secret), rights, ratePerMinute, by.id, days],
    );
    await this.audit.record(tx, { action: 'api-key.made', subject: `api-key:${id}` });
    return {
      machineId,
      keyId: id,
      key: keyText({ id, secret }),
      expiresAt: (made as { expiresAt: Date }).expiresAt,
    };
  }

  private check({ rights }: NewKeyDto, role: Role): void {
    const grantable = rightsForKeys(role);
    if (!rights.every(right => grantable.includes(right))) throw invalid([RIGHTS_FIELD]);
  }

  private async isKnown(agency: string | null, tx: Transaction): Promise<boolean> {
    if (agency === null) return true;
    const found = await tx.query(
      `select 1 from city_entry where kind = 'agency' and code = $1 and valid_to is null`,
      [agency],
    );
    return found.length > 0;
  }
}

const RIGHTS_FIELD = {
  field: 'rights',
  message: {
    'zh-TW': '金鑰的權限不可超出該角色，也不可包含只能由人行使的權限（個人資料、核定、帳號與金鑰）。',
    en: 'A key has no more rights than its role, and none that are for people only: personal data, decisions, accounts, keys.',
  },
};
const AGENCY_FIELD = {
  field: 'agency',
  message: {
    'zh-TW': '機關承辦人與主管須屬於一個機關，其他角色不屬於機關。',
    en: 'Officers and chiefs belong to an agency of the city; nobody else does.',
  },
};

const machineNotFound = (): Problem =>
  new Problem('MACHINE_NOT_FOUND', 404, {
    'zh-TW': '沒有這個使用中的介接系統。',
    en: 'There is no such machine account in use.',
  });

const keyNotFound = (): Problem =>
  new Problem('KEY_NOT_FOUND', 404, {
    'zh-TW': '這個介接系統沒有這把金鑰。',
    en: 'This machine account has no such key.',
  });
