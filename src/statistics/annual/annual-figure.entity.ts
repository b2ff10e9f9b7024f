import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A figure that somebody has entered. Rows are only added: the latest of a key and time counts, the others are its history. */
@Entity('annual_figure')
export class AnnualFigure {
  @PrimaryColumn('uuid') id: string;
  /** ROC. */
  @Column('integer') year: number;
  @Column('integer') firstMonth: number;
  @Column('integer') lastMonth: number;
  @Column('text') key: string;
  /** Null: taken back. */
  @Column('numeric', { nullable: true }) value: number | null;
  /** Where it comes from, in words. */
  @Column('text') source: string;
  /** Null: a command of the operator. */
  @Column('uuid', { nullable: true }) enteredBy: string | null;
  @Column('timestamptz') enteredAt: Date;
}
