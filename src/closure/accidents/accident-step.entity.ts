import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ACCIDENT_STEPS = ['on_site', 'care', 'follow_up', 'closed'] as const;
export type AccidentStepKind = (typeof ACCIDENT_STEPS)[number];

/** What was done about an accident, one after the other. */
@Entity('accident_step')
export class AccidentStep {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accidentId: string;
  @Column('text') kind: AccidentStepKind;
  /** When it was done. */
  @Column('timestamptz') at: Date;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') by: string;
  /** Of whoever recorded it; null: the centre. */
  @Column('text', { nullable: true }) agency: string | null;
  /** How whoever was hurt was visited: a code of the city's. */
  @Column('text', { nullable: true }) way: string | null;
  /** Sealed. Null: deleted with the texts of the case. */
  @Column('bytea', { nullable: true }) text: Buffer | null;
}
