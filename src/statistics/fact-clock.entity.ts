import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseKind, ClockKind, ClockOutcome, Origin } from '../events.js';

/** What statistics know of a time limit. What it says of the case is as of the clock's own last event. */
@Entity('fact_clock')
export class FactClock {
  @PrimaryColumn('uuid') clockId: string;
  @Column('uuid') caseId: string;
  @Column('text') number: string;
  @Column('uuid', { nullable: true }) workOrderId: string | null;
  @Column('text') kind: ClockKind;
  @Column('text') caseKind: CaseKind;
  @Column('text') category: string;
  @Column('text', { nullable: true }) district: string | null;
  @Column('text') channel: string;
  @Column('text') origin: Origin;
  /** The agency that had it when it ran out, or when it was stopped in time. Means nothing while it runs within its limit. */
  @Column('text', { nullable: true }) heldBy: string | null;
  /** Whose of that agency it was then. */
  @Column('uuid', { nullable: true }) officer: string | null;
  @Column('timestamptz') startedAt: Date;
  /** Without extensions. */
  @Column('timestamptz') originalDueAt: Date;
  @Column('timestamptz') dueAt: Date;
  @Column('timestamptz', { nullable: true }) stoppedAt: Date | null;
  @Column('text', { nullable: true }) outcome: ClockOutcome | null;
  /** The due time that passed, however late that was recorded. */
  @Column('timestamptz', { nullable: true }) breachedAt: Date | null;
  /** When a breach was found to be none: the due time had moved. */
  @Column('timestamptz', { nullable: true }) curedAt: Date | null;
}
