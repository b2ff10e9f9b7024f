import { Column, Entity, PrimaryColumn } from 'typeorm';

export const CALL_RESULTS = ['reached', 'no_answer', 'busy', 'wrong_number', 'call_later'] as const;
export type CallResult = (typeof CALL_RESULTS)[number];

/** One telephone call to a citizen. */
@Entity('call_back_attempt')
export class CallBackAttempt {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') callBackId: string;
  @Column('timestamptz') attemptedAt: Date;
  @Column('uuid') attemptedBy: string;
  @Column('text') result: CallResult;
  /** What the agent typed. */
  @Column('text', { nullable: true }) note: string | null;
}
