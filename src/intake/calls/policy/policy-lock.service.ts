import { Injectable } from '@nestjs/common';
import { checkVersion } from '../../../cases/case-lock.service.js';
import { phoneLookup } from '../../../citizens/citizen.sealed.js';
import type { CallerPolicyRules, CallerStep } from '../../../city/caller-policy.js';
import { CityService } from '../../../city/city.service.js';
import type { AccessAction } from '../../../events.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import type { Transaction } from '../../../platform/database/transaction.js';
import { Vault } from '../../../platform/vault/vault.js';
import { CallerPolicy } from './caller-policy.entity.js';
import { noPolicy, policyNotFound } from './policy.problems.js';

type SealedColumn = 'number' | 'reason' | 'decision' | 'end_reason' | 'appeal' | 'appeal_decision';

/** What all who change a step do: one after the other, on the version they saw, on record. */
@Injectable()
export class PolicyLock {
  constructor(
    private readonly city: CityService,
    private readonly audit: Audit,
    private readonly vault: Vault,
  ) {}

  /** PROTOCOL_MISSING 409. */
  get rules(): CallerPolicyRules {
    const rules = this.city.protocol?.callerPolicy;
    if (!rules) throw noPolicy();
    return rules;
  }

  step(code: string): CallerStep | undefined {
    return this.city.protocol?.callerPolicy?.steps.find(one => one.code === code);
  }

  /** Steps are few: whoever changes one waits for who changes another, so that a number never has two. */
  async alone(tx: Transaction): Promise<void> {
    await tx.query('lock table caller_policy in share row exclusive mode');
  }

  /** POLICY_NOT_FOUND 404, STALE_VERSION 409. */
  async one(tx: Transaction, id: string, version: number): Promise<CallerPolicy> {
    await this.alone(tx);
    const [policy] = await tx.read(CallerPolicy, { id }, { lock: true });
    if (!policy) throw policyNotFound();
    checkVersion(policy, version);
    return policy;
  }

  seal(id: string, column: SealedColumn, text: string): Buffer {
    return this.vault.seal(text, { column: `caller_policy.${column}`, row: id });
  }

  /** By which rows about the same number are found; none once it was forgotten. */
  hashesOf({ id, number }: CallerPolicy): Buffer[] {
    const lookup =
      number && phoneLookup(this.vault.open(number, { column: 'caller_policy.number', row: id }));
    return lookup ? this.vault.lookupHashes(lookup) : [];
  }

  record(tx: Transaction, action: AccessAction, { id }: CallerPolicy): Promise<void> {
    return this.audit.record(tx, { action, subject: `caller-policy:${id}` });
  }
}
