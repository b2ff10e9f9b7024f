import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A report that an inspection, or the decision against one, is about. */
@Entity('inspection_case')
export class InspectionCase {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') inspectionId: string;
  @Column('uuid') caseId: string;
}
