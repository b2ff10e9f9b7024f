import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Approver } from '../../city/profile.js';
import type { DispositionKind } from '../../events.js';
import type { Words } from '../../platform/problem/problem.js';

export const DISPOSITION_KINDS = ['not_handled', 'transferred'] as const satisfies DispositionKind[];
export const DISPOSITION_STATES = ['asked', 'approved', 'refused', 'withdrawn'] as const;
export type DispositionState = (typeof DISPOSITION_STATES)[number];
export const DISPOSITION_APPROVERS = ['agency_chief', 'supervisor'] as const satisfies Approver[];
export type DispositionApprover = (typeof DISPOSITION_APPROVERS)[number];

/** A petition is to end without an answer to its matter: it is not handled (不予處理), or goes to whom it belongs outside the city. */
@Entity('disposition')
export class Disposition {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('uuid') caseId: string;
  @Column('text') kind: DispositionKind;
  @Column('text') state: DispositionState;
  /** Whose people asked; null: the centre's. */
  @Column('text', { nullable: true }) agency: string | null;
  /** Of the grounds in the city's protocol; none of a transfer. */
  @Column('text', { nullable: true }) ground: string | null;
  /** Who has the matter: an authority of the protocol, or an agency. */
  @Column('text', { nullable: true }) authority: string | null;
  /** The petitions whose answers were clear. */
  @Column('uuid', { array: true }) earlier: string[];
  @Column('text') opinion: string;
  /** What others than the centre read; null: `opinion`. */
  @Column('text', { nullable: true }) sharedOpinion: string | null;
  /** What the petitioner is told; before the approval: would be. Codes, numbers and dates in words, nothing typed. */
  @Column('jsonb') notice: Words;
  @Column('text') approver: DispositionApprover;
  @Column('timestamptz') askedAt: Date;
  @Column('uuid') askedBy: string;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  /** Null for one that has ended with its leg or its case. */
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('text', { nullable: true }) decision: string | null;
  @Column('text', { nullable: true }) sharedDecision: string | null;
}
