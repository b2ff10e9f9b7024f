import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What statistics know of an inspection of public works without notice (不預先通知查核). */
@Entity('fact_inspection')
export class FactInspection {
  @PrimaryColumn('uuid') inspectionId: string;
  @Column('text') why: string;
  @Column('text') state: string;
  /** How many reports it is about. */
  @Column('integer') cases: number;
  @Column('timestamptz') decidedAt: Date;
  /** ISO date. */
  @Column('date', { nullable: true }) heldOn: string | null;
  @Column('text', { nullable: true }) finding: string | null;
}
