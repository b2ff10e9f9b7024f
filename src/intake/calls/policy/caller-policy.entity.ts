import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PolicyEnd, PolicyState } from './policy.rules.js';

/** A step that is taken about a number: proposed by an agent, decided by a supervisor, ended by time, a next step or an appeal. */
@Entity('caller_policy')
export class CallerPolicy {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  /** Of the city's ladder (protocol.yaml). */
  @Column('text') step: string;
  @Column('text') state: PolicyState;
  @Column('bytea', { nullable: true }) number: Buffer | null;
  @Column('bytea', { nullable: true }) numberHash: Buffer | null;
  @Column('bytea', { nullable: true }) reason: Buffer | null;
  @Column('uuid') proposedBy: string;
  @Column('timestamptz') proposedAt: Date;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('bytea', { nullable: true }) decision: Buffer | null;
  /** By then it has expired. */
  @Column('timestamptz', { nullable: true }) untilAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) endedWhy: PolicyEnd | null;
  /** Why it was ended by hand. */
  @Column('bytea', { nullable: true }) endReason: Buffer | null;
  @Column('bytea', { nullable: true }) appeal: Buffer | null;
  @Column('timestamptz', { nullable: true }) appealedAt: Date | null;
  @Column('uuid', { nullable: true }) appealTakenBy: string | null;
  @Column('uuid', { nullable: true }) appealDecidedBy: string | null;
  @Column('timestamptz', { nullable: true }) appealDecidedAt: Date | null;
  /** Who appealed was right: it does not hold any more. */
  @Column('boolean', { nullable: true }) appealUpheld: boolean | null;
  @Column('bytea', { nullable: true }) appealDecision: Buffer | null;
}
