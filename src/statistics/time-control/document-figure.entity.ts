import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What an agency had to do in a month of a class of documents that this system does not hold. Rows are only added: the
 * latest of a month, class and agency counts, the others are its history.
 */
@Entity('document_figure')
export class DocumentFigure {
  @PrimaryColumn('uuid') id: string;
  /** Its first day. */
  @Column('date') month: string;
  @Column('text') documentClass: string;
  @Column('text') agency: string;
  /** Null, all of them: taken back. */
  @Column('integer', { nullable: true }) carriedOver: number | null;
  @Column('integer', { nullable: true }) received: number | null;
  @Column('integer', { nullable: true }) closedInTime: number | null;
  @Column('integer', { nullable: true }) closedLate: number | null;
  @Column('integer', { nullable: true }) openInTime: number | null;
  @Column('integer', { nullable: true }) openOverdue: number | null;
  /** Where it comes from, in words. */
  @Column('text') source: string;
  @Column('uuid') enteredBy: string;
  @Column('timestamptz') enteredAt: Date;
}
