import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Nothing of this case, or of this person, is deleted while the hold lasts. */
@Entity('legal_hold')
export class LegalHold {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('uuid', { nullable: true }) citizenId: string | null;
  /** Of the case it was placed by. */
  @Column('text') number: string;
  @Column('text') reason: string;
  @Column('timestamptz') placedAt: Date;
  @Column('uuid') placedBy: string;
  @Column('timestamptz', { nullable: true }) liftedAt: Date | null;
  @Column('uuid', { nullable: true }) liftedBy: string | null;
  @Column('text', { nullable: true }) liftReason: string | null;
}
