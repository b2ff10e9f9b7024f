import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The petition a letter became, and the further ones of its other matters; they are answered as one. */
@Entity('letter_case')
export class LetterCase {
  @PrimaryColumn('uuid') letterId: string;
  /** The first is the letter's own. */
  @PrimaryColumn('integer') nth: number;
  @Column('uuid') caseId: string;
}
