import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is known of a decision (列管) beside its case: where it comes from, and by when it is to be answered. */
@Entity('tracked_decision')
export class TrackedDecision {
  /** That of its case. */
  @PrimaryColumn('uuid') id: string;
  @Column('text') source: string;
  @Column('text') documentClass: string;
  /** 屆, the kind of meeting, 次: of the council's only. */
  @Column('integer', { nullable: true }) term: number | null;
  @Column('text', { nullable: true }) meeting: string | null;
  @Column('integer', { nullable: true }) nth: number | null;
  /** 類 */
  @Column('text', { nullable: true }) field: string | null;
  /** 文號 */
  @Column('text', { nullable: true }) documentNumber: string | null;
  /** As it was given; extensions are the clock's. */
  @Column('date') replyBy: string;
  @Column('timestamptz') enteredAt: Date;
  @Column('uuid') enteredBy: string;
}
