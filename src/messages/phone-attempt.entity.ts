import { Column, Entity, PrimaryColumn } from 'typeorm';

export const PHONE_RESULTS = ['reached', 'no_answer', 'busy', 'wrong_number'] as const;
export type PhoneResult = (typeof PHONE_RESULTS)[number];

/** One telephone call to a duty desk. */
@Entity('phone_attempt')
export class PhoneAttempt {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') phoneTaskId: string;
  @Column('timestamptz') attemptedAt: Date;
  @Column('uuid') attemptedBy: string;
  @Column('text') result: PhoneResult;
  /** What the agent typed. */
  @Column('text', { nullable: true }) note: string | null;
}
