import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseKind, Origin } from '../events.js';

export type Step =
  | 'released'
  | 'release_taken_back'
  | 'reopened'
  | 'converted'
  | 'not_handled'
  | 'transferred'
  | 'sampled'
  | 'sample_accepted'
  | 'sample_rejected';

/**
 * One step of a case that can happen again. A day's releases are counted from here and not from the case, so that
 * reopening a case tomorrow does not change what today's figures say.
 */
@Entity('fact_step')
export class FactStep {
  /** Of its event in the log. */
  @PrimaryColumn('bigint') position: number;
  @Column('uuid') caseId: string;
  @Column('text') step: Step;
  @Column('timestamptz') at: Date;
  @Column('text') kind: CaseKind;
  @Column('text') category: string;
  @Column('text', { nullable: true }) district: string | null;
  @Column('text', { nullable: true }) agency: string | null;
  @Column('text') origin: Origin;
  /** Of what ends the case: what it came to. */
  @Column('text', { nullable: true }) outcome: string | null;
  /** Of a release: citizens are not asked about it (it goes on elsewhere, or the city exempts it). */
  @Column('boolean') unasked: boolean;
}
