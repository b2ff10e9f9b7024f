import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One real-world problem. Every case belongs to one, usually of its own. */
@Entity('incident')
export class Incident {
  @PrimaryColumn('uuid') id: string;
  @Column('text') category: string;
  @Column('text', { nullable: true }) district: string | null;
  @Column('timestamptz') openedAt: Date;
  /** The case with the work orders; null: the one case it is of. */
  @Column('uuid', { nullable: true }) leadCaseId: string | null;
}
