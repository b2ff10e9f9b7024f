import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is known of a report of public works besides the case: of which project (標案) it is, and that it is grave. */
@Entity('works_case')
export class WorksCase {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('text', { nullable: true }) projectNumber: string | null;
  @Column('text', { nullable: true }) projectName: string | null;
  @Column('uuid', { nullable: true }) namedBy: string | null;
  @Column('timestamptz', { nullable: true }) namedAt: Date | null;
  @Column('text', { nullable: true }) graveReason: string | null;
  @Column('uuid', { nullable: true }) graveBy: string | null;
  @Column('timestamptz', { nullable: true }) graveAt: Date | null;
}
