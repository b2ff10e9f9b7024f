import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What the agency answers the petitioner, in writing. */
@Entity('reply')
export class Reply {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('uuid') workOrderId: string;
  @Column('text') text: string;
  /** What others than the centre and the petitioner read; null: `text`. */
  @Column('text', { nullable: true }) sharedText: string | null;
  /** What else is open to the petitioner, by the city's codes (行政程序法 §172). */
  @Column('text', { array: true }) remedies: string[];
  @Column('timestamptz') repliedAt: Date;
  @Column('uuid', { nullable: true }) repliedBy: string | null;
}
