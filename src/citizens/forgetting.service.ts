import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import type { Fact } from '../platform/log/fact.js';
import { Citizen } from './citizen.entity.js';

/** The row stays, since cases and the record of access name it; nothing in it says who it was. */
@Injectable()
export class Forgetting {
  constructor(private readonly clock: Clock) {}

  /** Hears privacy.person-due; the row is locked. */
  async forget(tx: Transaction, { payload }: Fact<'privacy.person-due'>): Promise<void> {
    const [citizen] = await tx.read(Citizen, { id: payload.citizenId }, { lock: true });
    if (!citizen) return;
    tx.set(citizen, {
      ...{ name: null, phone: null, email: null, address: null, phoneHash: null, emailHash: null },
      anonymisedAt: this.clock.now(),
    });
  }
}
