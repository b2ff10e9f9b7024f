import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BookingState, Form } from './booking.rules.js';

/** Somebody comes at that time, or is telephoned. What about is between them and the adviser, and kept nowhere. */
@Entity('booking')
export class Booking {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('uuid') sessionId: string;
  /** Of the session, from 0 on. */
  @Column('integer') slot: number;
  @Column('text') state: BookingState;
  /** What the person was told last. */
  @Column('text') form: Form;
  /** Sealed; null once forgotten. */
  @Column('bytea', { nullable: true }) name: Buffer | null;
  @Column('bytea', { nullable: true }) phone: Buffer | null;
  @Column('bytea', { nullable: true }) phoneHash: Buffer | null;
  @Column('uuid') bookedBy: string;
  @Column('timestamptz') bookedAt: Date;
  /** Who said last what became of it. */
  @Column('uuid', { nullable: true }) settledBy: string | null;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
}
