import { Column, Entity, PrimaryColumn } from 'typeorm';

export const PROPOSAL_STATES = ['proposed', 'refused', 'approved', 'carried_out'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** A frozen list of what is to be deleted: proposed by one person, decided by another. */
@Entity('retention_proposal')
export class RetentionProposal {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('text') state: ProposalState;
  /** yyyy-mm-dd, Taipei. */
  @Column('text') asOf: string;
  /** The citizen's request it comes from; none where the rules propose it. */
  @Column('uuid', { nullable: true }) requestId: string | null;
  /** Of the profile with the rules. */
  @Column('integer') cityVersion: number;
  /** False: more was due than one list takes; the rest is for the next one. */
  @Column('boolean') complete: boolean;
  @Column('timestamptz') proposedAt: Date;
  @Column('uuid') proposedBy: string;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('text', { nullable: true }) decisionReason: string | null;
  @Column('timestamptz', { nullable: true }) carriedOutAt: Date | null;
}
