import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseKind, Origin, VisitKind } from '../events.js';

/** What statistics know of a visit. What it says of the case is as of when it was planned; whose it was, as of its last event. */
@Entity('fact_visit')
export class FactVisit {
  @PrimaryColumn('uuid') visitId: string;
  @Column('uuid') caseId: string;
  @Column('text') number: string;
  @Column('text') kind: VisitKind;
  @Column('text') caseKind: CaseKind;
  @Column('text') category: string;
  @Column('text', { nullable: true }) district: string | null;
  /** Who had the case. */
  @Column('text', { nullable: true }) agency: string | null;
  @Column('text') origin: Origin;
  @Column('text') state: 'planned' | 'held' | 'cancelled';
  @Column('timestamptz') plannedAt: Date;
  @Column('timestamptz') meetsAt: Date;
  @Column('integer') moved: number;
  /** Agencies, beside the one that had the case. */
  @Column('integer') invited: number;
  @Column('integer') attended: number;
  @Column('timestamptz', { nullable: true }) heldAt: Date | null;
  @Column('timestamptz', { nullable: true }) cancelledAt: Date | null;
  @Column('integer') followUps: number;
  @Column('integer') followUpsDone: number;
  /** Of those done. */
  @Column('integer') followUpsLate: number;
}
