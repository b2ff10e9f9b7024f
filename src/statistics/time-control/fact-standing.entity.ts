import { Column, Entity, PrimaryColumn } from 'typeorm';

/** `cancelled`: given up within the limit. Whether what is open is overdue is a question of when one looks. */
export type Standing = 'open' | 'met' | 'late' | 'cancelled';

/**
 * How the reply limit of a petition, or of a decision (列管), stood at the end of a month, as far as it was known by then: one row for each month in
 * which anything happened to it. It holds until the next one of the same limit, which does not change it.
 */
@Entity('fact_standing')
export class FactStanding {
  @PrimaryColumn('uuid') clockId: string;
  /** Its first day. */
  @PrimaryColumn('date') month: string;
  /** The month of the next row; null: there is none yet. */
  @Column('date', { nullable: true }) nextMonth: string | null;
  @Column('uuid') caseId: string;
  /** Of a decision, as the city names it; null: a petition. */
  @Column('text', { nullable: true }) documentClass: string | null;
  /** It was open when the month began, and whose it was then. */
  @Column('boolean') carried: boolean;
  @Column('text', { nullable: true }) carriedBy: string | null;
  /** Whose it is; of what has run out or is done: whose it was then. */
  @Column('text', { nullable: true }) agency: string | null;
  @Column('boolean') ranOut: boolean;
  @Column('text', { nullable: true }) district: string | null;
  @Column('text') standing: Standing;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz') originalDueAt: Date;
  @Column('timestamptz') dueAt: Date;
  @Column('timestamptz', { nullable: true }) stoppedAt: Date | null;
}
