import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ARBITRATION_STATES = ['open', 'decided', 'moot'] as const;
export type ArbitrationState = (typeof ARBITRATION_STATES)[number];
export const ARBITRATED_FOR = ['returns', 'dispute'] as const;
export type ArbitratedFor = (typeof ARBITRATED_FOR)[number];

/** Agencies do not agree whose a case is; the control commission decides, and that binds (裁定). */
@Entity('arbitration')
export class Arbitration {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('uuid') caseId: string;
  @Column('text') why: ArbitratedFor;
  @Column('text') state: ArbitrationState;
  /** Who has returned it last, or disputes it. */
  @Column('text') agencyFrom: string;
  /** Of who disputes it. */
  @Column('text', { nullable: true }) opinion: string | null;
  /** What others than the centre read; null: `opinion`. */
  @Column('text', { nullable: true }) sharedOpinion: string | null;
  @Column('timestamptz') openedAt: Date;
  @Column('uuid') openedBy: string;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  /** Null also of one that nobody needs any more. */
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  /** Whose it is. */
  @Column('text', { nullable: true }) agency: string | null;
  @Column('text', { nullable: true }) decision: string | null;
  @Column('text', { nullable: true }) sharedDecision: string | null;
  /** The next case of this item and district goes there at once. */
  @Column('boolean') keepsRule: boolean;
}
