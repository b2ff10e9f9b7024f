import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Read to the petitioner, shown to them, or read to them by telephone. */
export const READ_BACK_WAYS = ['read', 'shown', 'phone'] as const;
export type ReadBackWay = (typeof READ_BACK_WAYS)[number];

/**
 * What somebody took down of a petition that was made orally (行政程序法 §169). A correction is the next record; those before
 * stay as they were, with who heard them read back.
 */
@Entity('oral_record')
export class OralRecord {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('uuid') caseId: string;
  /** From 1; the last one stands. */
  @Column('integer') nth: number;
  @Column('text') text: string;
  /** What others than the centre read; null: `text`. */
  @Column('text', { nullable: true }) sharedText: string | null;
  @Column('timestamptz') writtenAt: Date;
  @Column('uuid') writtenBy: string;
  /** Why the one before was corrected; none of the first. */
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text', { nullable: true }) sharedReason: string | null;
  /** The petitioner has confirmed it. */
  @Column('timestamptz', { nullable: true }) readBackAt: Date | null;
  /** To whom. */
  @Column('uuid', { nullable: true }) readBackBy: string | null;
  @Column('text', { nullable: true }) readBackHow: ReadBackWay | null;
}
