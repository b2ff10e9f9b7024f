import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How content a citizen is, from 1 (not at all) to 5 (very), with how they were served and with what came of it. */
@Entity('answer')
export class Answer {
  @PrimaryColumn('uuid') surveyId: string;
  @Column('integer') service: number;
  @Column('integer') outcome: number;
  /** Codes of the city's list; of an unhappy answer only. */
  @Column('text', { array: true }) reasons: string[];
  /** In their own words, sealed. */
  @Column('bytea', { nullable: true }) text: Buffer | null;
  @Column('timestamptz') answeredAt: Date;
  /** Who wrote it down; null: the citizen did. */
  @Column('uuid', { nullable: true }) takenBy: string | null;
}
