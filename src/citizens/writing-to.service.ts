import { Injectable } from '@nestjs/common';
import { Audit } from '../platform/audit/audit.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Citizen } from './citizen.entity.js';
import { CitizenSeal } from './citizen-seal.js';
import type { Sought } from './citizens.service.js';
import { isMobile, normalisePhone } from './phone.rules.js';

/** For what sends a message to a person and for nobody who could read it. */
@Injectable()
export class WritingTo {
  constructor(
    private readonly seal: CitizenSeal,
    private readonly audit: Audit,
  ) {}

  /** By which ways they can be written to or called. A program looks; nobody is told anything. */
  async reach(tx: Transaction, citizenId: string): Promise<{ mail: boolean; sms: boolean; call: boolean }> {
    const [citizen] = await tx.read(Citizen, { id: citizenId });
    const number = citizen ? this.phone(citizen) : null;
    return { mail: citizen?.email != null, sms: isMobile(number), call: number !== null };
  }

  /** Where a mail to them goes; recorded in the same commit. Null: they left no address, or are forgotten. */
  async mailAddress(tx: Transaction, { citizenId, caseId }: Sought, subject: string): Promise<string | null> {
    const [citizen] = await tx.read(Citizen, { id: citizenId });
    if (!citizen?.email) return null;
    await this.audit.record(tx, { action: 'person.written-to', citizenId, caseId, subject });
    const none = { name: null, phone: null, address: null };
    return this.seal.opened({ ...citizen, ...none }).email;
  }

  /** Where a text message to them goes, likewise. Null: they left no mobile number. */
  async mobileNumber(
    tx: Transaction,
    { citizenId, caseId }: Sought,
    subject: string,
  ): Promise<string | null> {
    const [citizen] = await tx.read(Citizen, { id: citizenId });
    const number = citizen ? this.mobile(citizen) : null;
    if (number !== null)
      await this.audit.record(tx, { action: 'person.written-to', citizenId, caseId, subject });
    return number;
  }

  private mobile(citizen: Citizen): string | null {
    const number = this.phone(citizen);
    return isMobile(number) ? number : null;
  }

  private phone(citizen: Citizen): string | null {
    const { phone } = this.seal.opened({ ...citizen, name: null, email: null, address: null });
    return phone === null ? null : normalisePhone(phone);
  }
}
