import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseKind, Origin } from '../events.js';

/** Each is in one state only, so that they sum to all that were asked. `sent`: may still be answered. */
export type SurveyFate = 'sent' | 'undelivered' | 'moot' | 'expired' | 'answered';

/** What statistics know of a question to a citizen after a release. What it says of the case is as of the invitation. */
@Entity('fact_survey')
export class FactSurvey {
  @PrimaryColumn('uuid') surveyId: string;
  @Column('uuid') caseId: string;
  @Column('text') number: string;
  @Column('text') kind: CaseKind;
  @Column('text') category: string;
  @Column('text', { nullable: true }) district: string | null;
  /** Who had the case. */
  @Column('text', { nullable: true }) agency: string | null;
  /** By which door the case came. */
  @Column('text') channel: string;
  @Column('text') origin: Origin;
  /** How the citizen was asked. */
  @Column('text') surveyChannel: string;
  /** Who answers by themselves, or who was drawn at random: never added up. */
  @Column('text') sample: string;
  /** After which release of the case. */
  @Column('integer') round: number;
  @Column('timestamptz') invitedAt: Date;
  @Column('text') fate: SurveyFate;
  @Column('timestamptz', { nullable: true }) undeliveredAt: Date | null;
  @Column('timestamptz', { nullable: true }) mootAt: Date | null;
  @Column('timestamptz', { nullable: true }) expiredAt: Date | null;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  /** From 1 to 5. */
  @Column('integer', { nullable: true }) service: number | null;
  @Column('integer', { nullable: true }) outcome: number | null;
  @Column('jsonb') reasons: string[];
  /** The case had been reopened before the question, or at least before its answer. */
  @Column('boolean') afterReopening: boolean;
}
