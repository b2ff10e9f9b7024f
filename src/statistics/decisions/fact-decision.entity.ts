import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClockOutcome, Origin } from '../../events.js';

/** A decision that is tracked (列管). It has no row among the cases of citizens, so that no figure of theirs can count it. */
@Entity('fact_decision')
export class FactDecision {
  @PrimaryColumn('uuid') caseId: string;
  @Column('text') number: string;
  @Column('text') source: string;
  @Column('text', { nullable: true }) documentClass: string | null;
  /** 屆, the kind of meeting, 次, 類: of the council's only. */
  @Column('integer', { nullable: true }) term: number | null;
  @Column('text', { nullable: true }) meeting: string | null;
  @Column('integer', { nullable: true }) nth: number | null;
  @Column('text', { nullable: true }) field: string | null;
  @Column('text', { nullable: true }) agency: string | null;
  @Column('text') origin: Origin;
  @Column('text') state: 'open' | 'answered' | 'released' | 'withdrawn';
  @Column('timestamptz') receivedAt: Date;
  /** The limit that runs, else the last. */
  @Column('uuid', { nullable: true }) limitId: string | null;
  @Column('timestamptz', { nullable: true }) limitStartedAt: Date | null;
  /** Without extensions. */
  @Column('timestamptz', { nullable: true }) originalDueAt: Date | null;
  @Column('timestamptz', { nullable: true }) dueAt: Date | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('text', { nullable: true }) outcome: ClockOutcome | null;
  @Column('boolean') ranOut: boolean;
  /** Who had it when its limit ended or ran out. */
  @Column('text', { nullable: true }) heldBy: string | null;
  /** When it was closed or withdrawn. */
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
