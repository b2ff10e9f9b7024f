import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { VisitKind } from '../../events.js';

export const VISIT_KINDS = ['meeting', 'reinspection', 'mediation'] as const satisfies readonly VisitKind[];
export const VISIT_STATES = ['planned', 'held', 'cancelled'] as const;
export type VisitState = (typeof VISIT_STATES)[number];

/** Going there (主動出擊): a joint site meeting (會勘), a re-inspection (複查) or a mediation (協調). */
@Entity('site_visit')
export class SiteVisit {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('uuid') caseId: string;
  @Column('text') kind: VisitKind;
  @Column('text') state: VisitState;
  @Column('timestamptz') meetsAt: Date;
  @Column('text') place: string;
  /** What others than the centre read; null: `place`. */
  @Column('text', { nullable: true }) sharedPlace: string | null;
  /** What for. */
  @Column('text') purpose: string;
  /** The same, as `sharedPlace`. */
  @Column('text', { nullable: true }) sharedPurpose: string | null;
  /** Who had the case when it was held or cancelled. While it is planned: whoever has the case by then. */
  @Column('text', { nullable: true }) agency: string | null;
  /** The other agencies; who has the case takes part anyway. */
  @Column('text', { array: true }) invited: string[];
  @Column('timestamptz') plannedAt: Date;
  @Column('uuid') plannedBy: string;
  /** When the minutes were written. */
  @Column('timestamptz', { nullable: true }) heldAt: Date | null;
  @Column('uuid', { nullable: true }) heldBy: string | null;
  /** Of those who take part, who came. */
  @Column('text', { array: true, nullable: true }) attended: string[] | null;
  @Column('text', { nullable: true }) minutes: string | null;
  /** The same, as `sharedPlace`. */
  @Column('text', { nullable: true }) sharedMinutes: string | null;
  @Column('timestamptz', { nullable: true }) cancelledAt: Date | null;
  /** Null for one that has ended with its case. */
  @Column('uuid', { nullable: true }) cancelledBy: string | null;
}
