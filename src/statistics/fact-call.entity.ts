import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What statistics know of a telephone call that is over. */
@Entity('fact_call')
export class FactCall {
  @PrimaryColumn('uuid') callId: string;
  @Column('text', { nullable: true }) line: string | null;
  /** Which had it last, or let it wait last. */
  @Column('text', { nullable: true }) agentGroup: string | null;
  /** Who had it last. */
  @Column('uuid', { nullable: true }) agentId: string | null;
  @Column('text') outcome: 'answered' | 'abandoned';
  @Column('timestamptz') offeredAt: Date;
  @Column('timestamptz') endedAt: Date;
  @Column('integer', { nullable: true }) waitingSeconds: number | null;
  @Column('integer', { nullable: true }) talkSeconds: number | null;
  @Column('integer', { nullable: true }) holdSeconds: number | null;
  @Column('integer', { nullable: true }) wrapUpSeconds: number | null;
  @Column('integer') transfers: number;
}
