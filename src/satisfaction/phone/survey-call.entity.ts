import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody is asked by telephone. Whoever takes it may know who they are, and nobody else does. */
@Entity('survey_call')
export class SurveyCall {
  @PrimaryColumn('uuid') surveyId: string;
  @Column('integer') version: number;
  /** Not before. */
  @Column('timestamptz') dueAt: Date;
  @Column('uuid', { nullable: true }) takenBy: string | null;
  @Column('timestamptz', { nullable: true }) takenAt: Date | null;
}
