import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import type { Fact } from '../platform/log/fact.js';
import { type GrantedGround, IdentityGrant } from './identity-grant.entity.js';

export interface NewGrant {
  staffId: string;
  citizenId: string | null;
  caseId: string | null;
  ground: GrantedGround;
  /** The search, call-back or unsealing: by it the grant is ended. */
  sourceId: string;
  /** Null: until it is ended. */
  untilAt: Date | null;
}

/** Gives and ends grounds. */
@Injectable()
export class GrantsService {
  constructor(private readonly clock: Clock) {}

  give(tx: Transaction, grant: NewGrant): void {
    const rest = { id: newId(), fromAt: this.clock.now(), endedAt: null };
    tx.add(Object.assign(new IdentityGrant(), { ...grant, ...rest }));
  }

  async end(tx: Transaction, sourceId: string): Promise<void> {
    await tx.query('update identity_grant set ended_at = $2 where source_id = $1 and ended_at is null', [
      sourceId,
      this.clock.now(),
    ]);
  }

  /** Hears contact.recorded: whoever the contact was of, that call is over for who recorded it. */
  async endCalls(tx: Transaction, { actor, payload }: Fact<'contact.recorded'>): Promise<void> {
    if (payload.origin === 'replay' || actor.kind !== 'staff') return;
    await tx.query(
      `update identity_grant set ended_at = $2 where staff_id = $1 and ground = 'caller' and ended_at is null`,
      [actor.id, this.clock.now()],
    );
  }
}
