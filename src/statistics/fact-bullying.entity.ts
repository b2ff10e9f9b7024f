import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What statistics know of a report of suspected bullying: codes and a time. It is counted and listed nowhere. */
@Entity('fact_bullying')
export class FactBullying {
  @PrimaryColumn('uuid') reportId: string;
  @Column('text') source: string;
  @Column('timestamptz') receivedAt: Date;
  /** Null: not decided yet. */
  @Column('boolean', { nullable: true }) accepted: boolean | null;
  @Column('text', { nullable: true }) handling: string | null;
}
