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
  /** Set by who manages accounts; nobody signs in with it. Of who has left there is none. */
  @Column('text', { nullable: true }) email: string | null;
  /** The only districts they have to do with; null: all. */
  @Column('text', { array: true, nullable: true }) districts: string[] | null;
  /** Null: none was chosen yet, or somebody else vouches for them. Since when, the database writes down itself. */
  @Column('text', { nullable: true }) passwordHash: string | null;
  /** Somebody else knows the password: its owner is asked for a new one first. */
  @Column('boolean') mustChange: boolean;
  @Column('boolean') active: boolean;
  /** Has left: not active, and work in hand has gone to a colleague. */
  @Column('boolean') departed: boolean;
  /** Made for the demo, with a password that lies in a file: of no use outside demo mode. */
  @Column('boolean') demo: boolean;
  @Column('timestamptz') createdAt: Date;
  @Column('integer') version: number;
}
