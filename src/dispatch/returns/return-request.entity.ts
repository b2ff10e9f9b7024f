import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Approver } from '../../city/profile.js';

export const RETURN_STATES = ['asked', 'approved', 'refused', 'withdrawn'] as const;
export type ReturnState = (typeof RETURN_STATES)[number];
export const RETURN_APPROVERS = ['agency_chief', 'supervisor'] as const satisfies Approver[];
export type ReturnApprover = (typeof RETURN_APPROVERS)[number];

/** An agency says that a case is not its own (退件), and what came of it. Until it is approved the agency has the case. */
@Entity('return_request')
export class ReturnRequest {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('uuid') caseId: string;
  @Column('uuid') workOrderId: string;
  @Column('text') agency: string;
  @Column('text') state: ReturnState;
  /** Of the reasons in the city's protocol. */
  @Column('text') code: string;
  @Column('text') opinion: string;
  /** What others than the centre read; null: `opinion`. */
  @Column('text', { nullable: true }) sharedOpinion: string | null;
  /** Whose it is, as far as the returner knows. */
  @Column('text', { nullable: true }) toAgency: string | null;
  /** Somebody has to go there before it can be said. */
  @Column('boolean') siteVisit: boolean;
  /** The agency's chief; the centre, where there is no chief but who asks. */
  @Column('text') approver: ReturnApprover;
  @Column('timestamptz') askedAt: Date;
  @Column('uuid') askedBy: string;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  /** Null for one that has ended with its leg. */
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('text', { nullable: true }) decision: string | null;
  @Column('text', { nullable: true }) sharedDecision: string | null;
}
