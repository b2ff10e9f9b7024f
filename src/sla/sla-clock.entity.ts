import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClockKind, ClockOutcome, RecomputedWhy } from '../events.js';
import type { FrozenRule } from './clock.rules.js';

/** One time limit of a case or of one leg. On time means stopped at or before the due time. */
@Entity('clock')
export class SlaClock {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  /** Set where the limit is a leg's own. */
  @Column('uuid', { nullable: true }) workOrderId: string | null;
  /** Whose leg it is; null where the limit is the case's. */
  @Column('text', { nullable: true }) agency: string | null;
  @Column('text') kind: ClockKind;
  /** The rule in force when the clock was started, so that a later change of rules changes nothing here. */
  @Column('jsonb') rule: FrozenRule;
  @Column('timestamptz') startedAt: Date;
  /** Without extensions. */
  @Column('timestamptz') originalDueAt: Date;
  @Column('timestamptz') dueAt: Date;
  /** What was granted in all, in the unit of the rule. */
  @Column('integer') extension: number;
  /** How many steps of the ladder are behind it. */
  @Column('integer') stepsDone: number;
  /** When something happens next; null when nothing more will. */
  @Column('timestamptz', { nullable: true }) nextAt: Date | null;
  @Column('timestamptz', { nullable: true }) stoppedAt: Date | null;
  @Column('text', { nullable: true }) outcome: ClockOutcome | null;
  /** When the breach was recorded; the true time of the breach is the due time. */
  @Column('timestamptz', { nullable: true }) breachedAt: Date | null;
  /** The agency that held it when it ran out. */
  @Column('text', { nullable: true }) heldBy: string | null;
  /** When a breach was found to be none, by whom and why: the due time had moved. */
  @Column('timestamptz', { nullable: true }) curedAt: Date | null;
  @Column('uuid', { nullable: true }) curedBy: string | null;
  @Column('text', { nullable: true }) curedWhy: RecomputedWhy | null;
  /** Of a replayed case: only the replay wakes it, since its time is not ours. */
  @Column('boolean') history: boolean;
}
