import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Citizen } from './citizen.entity.js';
import { CitizenSeal } from './citizen-seal.js';
import type { Sought } from './citizens.service.js';

/** For what sends a message to a person and for nobody who could read it. */
@Injectable()
export class WritingTo {
  constructor(
    private readonly seal: CitizenSeal,
    private readonly audit: Audit,
  ) {}

  /** Whether they left an address at all; nothing is opened. */
  async hasMail(tx: Transaction, citizenId: string): Promise<boolean> {
    const [citizen] = await tx.read(Citizen, { id: citizenId });
    return citizen?.email != null;
  }

  /** Where a mail to them goes; recorded in the same commit. Null: they left no address, or are forgotten. */
  async mailAddress(tx: Transaction, { citizenId, caseId }: Sought, subject: string): Promise<string | null> {
    const [citizen] = await tx.read(Citizen, { id: citizenId });
    if (!citizen?.email) return null;
    await this.audit.record(tx, { action: 'person.written-to', citizenId, caseId, subject });
    const none = { name: null, phone: null, address: null };
    return this.seal.opened({ ...citizen, ...none }).email;
  }
}
