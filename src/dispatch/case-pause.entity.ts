import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PauseReason } from '../events.js';

/** A time in which the agency that has the case waits for somebody else. What for, as typed, stands on the timeline. */
@Entity('case_pause')
export class CasePause {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  /** Whose pause it is, where the case had been merged into another one (併案) and waited with it. */
  @Column('uuid', { nullable: true }) leadId: string | null;
  @Column('uuid') workOrderId: string;
  @Column('text') reason: PauseReason;
  @Column('timestamptz') startedAt: Date;
  @Column('uuid', { nullable: true }) startedBy: string | null;
  /** Until when the limit rests for it, as the rule stood: the citizen is told. */
  @Column('timestamptz', { nullable: true }) until: Date | null;
  /** Null: it waits still. One case waits for one thing at a time. */
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('uuid', { nullable: true }) endedBy: string | null;
}
