import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ReviewDecider, ReviewDecision } from './review.events.js';

/** `asked`: somebody wants the case reopened, and a second person has to agree. */
export const REVIEW_STATES = ['open', 'asked', 'decided', 'moot'] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
export const REVIEW_DECISIONS = ['reopen', 'explain', 'none'] as const satisfies ReviewDecision[];
export const REVIEW_DECIDERS = ['centre', 'inspection', 'commission'] as const satisfies ReviewDecider[];

/** Somebody is not content: what the city makes of it. One at a time for a case. */
@Entity('review')
export class Review {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  /** Whose answer opened it. */
  @Column('uuid') surveyId: string;
  @Column('uuid') caseId: string;
  /** After which release of the case. */
  @Column('integer') round: number;
  @Column('text') decider: ReviewDecider;
  @Column('text') state: ReviewState;
  @Column('text', { nullable: true }) decision: ReviewDecision | null;
  /** Why it is reopened, what the citizen is told, why nothing is done; sealed. */
  @Column('bytea', { nullable: true }) opinion: Buffer | null;
  /** Why a reopening was refused, the last time; sealed. */
  @Column('bytea', { nullable: true }) refusal: Buffer | null;
  @Column('timestamptz') openedAt: Date;
  @Column('timestamptz', { nullable: true }) askedAt: Date | null;
  @Column('uuid', { nullable: true }) askedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  /** The mail that explains. */
  @Column('uuid', { nullable: true }) messageId: string | null;
}
