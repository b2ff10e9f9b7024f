import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from './roles.js';

/** An account of somebody who works for the city. */
@Entity('staff')
export class StaffAccount {
  @PrimaryColumn('uuid') id: string;
  /** Lower case. */
  @Column('text') username: string;
  @Column('text') name: string;
  @Column('text') role: Role;
  /** Of officers and chiefs only. */
  @Column('text', { nullable: true }) agency: string | null;
  @Column('text') passwordHash: string;
  @Column('boolean') active: boolean;
  /** Made for the demo, with a password that lies in a file: of no use outside demo mode. */
  @Column('boolean') demo: boolean;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') passwordSetAt: Date;
}
