import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an agency has to do after a visit, and by which day (會勘結論追蹤). */
@Entity('follow_up')
export class FollowUp {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('uuid') visitId: string;
  @Column('uuid') caseId: string;
  @Column('text') agency: string;
  @Column('text') what: string;
  /** What others than the centre read; null: `what`. */
  @Column('text', { nullable: true }) sharedWhat: string | null;
  /** The last day on which it is in time. */
  @Column('date') dueOn: string;
  @Column('timestamptz', { nullable: true }) doneAt: Date | null;
  @Column('uuid', { nullable: true }) doneBy: string | null;
  /** What was done. One that was opened again has none; what it said stands on the timeline. */
  @Column('text', { nullable: true }) result: string | null;
  /** The same, as `sharedWhat`. */
  @Column('text', { nullable: true }) sharedResult: string | null;
}
