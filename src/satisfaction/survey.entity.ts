import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { SurveyChannel, SurveySample } from './survey.events.js';

/** `undelivered`: what was sent came back. `moot`: there is nothing, or nobody, to be asked about any more. */
export type SurveyState = 'waiting' | 'sent' | 'undelivered' | 'answered' | 'expired' | 'moot';

/** The question to a citizen after one release of their case. */
@Entity('survey')
export class Survey {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  /** After which release of the case: the first, the second, … */
  @Column('integer') round: number;
  @Column('text') channel: SurveyChannel;
  @Column('text') sample: SurveySample;
  /** The case had been worked on again before this release. */
  @Column('boolean') afterRework: boolean;
  /** Public works (全民督工): this agency asks who reported, itself, and is counted apart. */
  @Column('text', { nullable: true }) byAgency: string | null;
  @Column('text') state: SurveyState;
  @Column('text') language: string;
  @Column('timestamptz') releasedAt: Date;
  @Column('timestamptz') sendAt: Date;
  @Column('timestamptz', { nullable: true }) invitedAt: Date | null;
  @Column('timestamptz', { nullable: true }) expiresAt: Date | null;
  /** Of the link. It stays, so that whoever comes again is told why it leads nowhere. */
  @Column('bytea', { nullable: true }) tokenHash: Buffer | null;
  @Column('uuid', { nullable: true }) messageId: string | null;
}
