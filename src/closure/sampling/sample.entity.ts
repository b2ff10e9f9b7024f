import { Column, Entity, PrimaryColumn } from 'typeorm';

export const SAMPLE_STATES = ['drawn', 'accepted', 'rejected', 'moot'] as const;
export type SampleState = (typeof SAMPLE_STATES)[number];

/** Of an item of the city’s form: yes or no. */
export interface SampleAnswer {
  code: string;
  ok: boolean;
}

/** A released case that is inspected: by the order that it was done on, so that no release is drawn twice. */
@Entity('sample')
export class Sample {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('uuid') samplingId: string;
  @Column('uuid') caseId: string;
  /** What was done is in the account of this order and its agency. */
  @Column('uuid') workOrderId: string;
  @Column('text') agency: string;
  @Column('text', { nullable: true }) outcome: string | null;
  @Column('timestamptz') releasedAt: Date;
  /** `moot`: reopened before anybody had judged it. */
  @Column('text') state: SampleState;
  @Column('timestamptz') drawnAt: Date;
  @Column('jsonb', { nullable: true }) answers: SampleAnswer[] | null;
  @Column('timestamptz', { nullable: true }) judgedAt: Date | null;
  @Column('uuid', { nullable: true }) judgedBy: string | null;
  /** The order on which it is done again. */
  @Column('uuid', { nullable: true }) reworkOrderId: string | null;
}
