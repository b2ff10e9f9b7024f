import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Door } from '../doors/doors.js';
import type { QuarantineReason, QuarantineState } from './quarantine.rules.js';

/** What came through a door and could not be understood, whole, until a person has looked at it. */
@Entity('quarantine')
export class Quarantined {
  @PrimaryColumn('uuid') id: string;
  @Column('text') door: Door;
  @Column('text') source: string;
  @Column('text') reason: QuarantineReason;
  /** As it came, sealed; nothing after it was forgotten. */
  @Column('bytea', { nullable: true }) raw: Buffer | null;
  /** Bytes. */
  @Column('integer') size: number;
  @Column('timestamptz') receivedAt: Date;
  @Column('text') state: QuarantineState;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
}
