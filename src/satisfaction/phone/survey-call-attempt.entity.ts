import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CallResult } from './survey-call.rules.js';

/** One telephone call to a citizen who is asked. Nothing is typed beside it: what they say is the answer. */
@Entity('survey_call_attempt')
export class SurveyCallAttempt {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') surveyId: string;
  @Column('timestamptz') attemptedAt: Date;
  @Column('uuid') attemptedBy: string;
  @Column('text') result: CallResult;
}
