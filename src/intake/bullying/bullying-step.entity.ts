import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { BullyingStepKind } from './bullying.rules.js';

/** What was decided about a report and done with it, one after the other. */
@Entity('bullying_step')
export class BullyingStep {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') reportId: string;
  @Column('text') kind: BullyingStepKind;
  /** The ground, or what was done. */
  @Column('text', { nullable: true }) code: string | null;
  /** Sealed. */
  @Column('bytea', { nullable: true }) text: Buffer | null;
  @Column('uuid') by: string;
  @Column('timestamptz') at: Date;
}
