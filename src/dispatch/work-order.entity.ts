import { Column, Entity, PrimaryColumn } from 'typeorm';

export const LEG_OUTCOMES = ['done', 'cannot_act', 'not_found', 'handed_over'] as const;
export type LegOutcome = (typeof LEG_OUTCOMES)[number];

/** How a leg ends whose agency was only asked: with its answer, or without one. */
export const CO_LEG_OUTCOMES = ['answered', 'declined', 'recalled', 'ended'] as const;
export type CoLegOutcome = (typeof CO_LEG_OUTCOMES)[number];

/** One leg: an incident or a petition at one agency. */
@Entity('work_order')
export class WorkOrder {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') incidentId: string;
  @Column('uuid') caseId: string;
  @Column('text') agency: string;
  @Column('text') role: 'lead' | 'co_handling';
  @Column('text') state: 'dispatched' | 'acknowledged' | 'reported' | 'closed';
  @Column('integer') version: number;
  @Column('timestamptz') dispatchedAt: Date;
  /** When an officer's screen confirmed the receipt. */
  @Column('timestamptz', { nullable: true }) deliveredAt: Date | null;
  @Column('timestamptz', { nullable: true }) acknowledgedAt: Date | null;
  @Column('uuid', { nullable: true }) acknowledgedBy: string | null;
  @Column('timestamptz', { nullable: true }) arrivedAt: Date | null;
  @Column('timestamptz', { nullable: true }) reportedAt: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('text', { nullable: true }) outcome: LegOutcome | CoLegOutcome | 'replied' | 'converted' | null;
  /** Of who was asked also the answer, and why there is none. */
  @Column('text', { nullable: true }) reportText: string | null;
  /** What others than the centre read; null: `reportText`. */
  @Column('text', { nullable: true }) sharedReport: string | null;
  /** Why the agency may not act: the rule it names, with what others than the centre read of it. */
  @Column('text', { nullable: true }) legalBasis: string | null;
  @Column('text', { nullable: true }) sharedLegalBasis: string | null;
  /** Since when a chase (稽催) waits for its answer. */
  @Column('timestamptz', { nullable: true }) chasedAt: Date | null;
  /** The company it was handed over to. */
  @Column('text', { nullable: true }) utility: string | null;
  /** What an agency is asked that does not have the case (會辦), with what others than the centre read of it. */
  @Column('text', { nullable: true }) question: string | null;
  @Column('text', { nullable: true }) sharedQuestion: string | null;
}
