import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Door } from './doors.js';

/** Something that came in by itself, and what came of it. */
@Entity('door_delivery')
export class DoorDelivery {
  @PrimaryColumn('uuid') id: string;
  @Column('text') door: Door;
  /** Which system: the id of its machine account, or the name of a mailbox. */
  @Column('text') source: string;
  /** Of what its sender calls it. */
  @Column('bytea') keyHash: Buffer;
  @Column('timestamptz') takenAt: Date;
  @Column('uuid', { nullable: true }) contactId: string | null;
  @Column('uuid', { array: true }) caseIds: string[];
}
