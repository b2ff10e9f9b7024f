import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';

/** Who had booked goes with the person, and not only some days after the day of it; that somebody came stays counted. */
@Injectable()
export class BookingRedaction {
  constructor(private readonly clock: Clock) {}

  /**
   * Hears privacy.person-due, before the person's number is gone. Of days gone by, where whoever shares the number misses
   * nothing; who is expected at a counter is known there until it was, and is forgotten by the sweeper.
   */
  async ofPerson(tx: Transaction, { payload }: Fact<'privacy.person-due'>): Promise<void> {
    await tx.query(
      `update booking b set name = null, phone = null, phone_hash = null
         from booking_session s, citizen z
        where z.id = $1 and b.phone_hash = z.phone_hash and s.id = b.session_id
          and (s.day < $2::date or b.state <> 'booked')`,
      [payload.citizenId, formatInTaipei(this.clock.now(), 'yyyy-MM-dd')],
    );
  }
}
