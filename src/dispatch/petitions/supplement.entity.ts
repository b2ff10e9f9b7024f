import { Column, Entity, PrimaryColumn } from 'typeorm';

export const SUPPLIED_BY = ['petitioner', 'representative', 'other'] as const;
export type SuppliedBy = (typeof SUPPLIED_BY)[number];

/** What was asked of the citizen has come (補陳): from whom, when, by which contact. */
@Entity('supplement')
export class Supplement {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('uuid') workOrderId: string;
  /** In which it was waited for. */
  @Column('uuid') pauseId: string;
  @Column('text') text: string;
  /** What others than the centre read; null: `text`. */
  @Column('text', { nullable: true }) sharedText: string | null;
  @Column('text') suppliedBy: SuppliedBy;
  @Column('text') channel: string;
  /** Null: it came otherwise than by a contact of its own. */
  @Column('uuid', { nullable: true }) contactId: string | null;
  @Column('timestamptz') receivedAt: Date;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') recordedBy: string;
}
