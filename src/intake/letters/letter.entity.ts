import { Column, Entity, PrimaryColumn } from 'typeorm';

export const LETTER_VIAS = ['mail', 'web'] as const;
export type LetterVia = (typeof LETTER_VIAS)[number];

/**
 * A letter to the mayor's mailbox. Until its writer confirms it there is no petition, nobody of that name among the
 * citizens, and who they say they are is sealed here; from then on it stands with the citizens.
 */
@Entity('letter')
export class Letter {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('text') via: LetterVia;
  @Column('text') state: 'waiting' | 'confirmed';
  @Column('bytea', { nullable: true }) name: Buffer | null;
  @Column('bytea', { nullable: true }) email: Buffer | null;
  @Column('bytea', { nullable: true }) phone: Buffer | null;
  @Column('bytea', { nullable: true }) address: Buffer | null;
  @Column('bytea', { nullable: true }) subject: Buffer | null;
  @Column('bytea', { nullable: true }) text: Buffer | null;
  /** The Message-ID of the mail it came as. */
  @Column('bytea', { nullable: true }) sourceMessageId: Buffer | null;
  /** To count the letters of one sender while they wait. */
  @Column('bytea', { nullable: true }) emailHash: Buffer | null;
  @Column('text') language: string;
  @Column('timestamptz') receivedAt: Date;
  /** Of the link. */
  @Column('timestamptz') expiresAt: Date;
  /** Null: no link was sent. */
  @Column('bytea', { nullable: true }) tokenHash: Buffer | null;
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null;
  /** Confirmed, and its last word was not sent. Whether all of its cases have theirs is not said by it. */
  @Column('boolean') answerDue: boolean;
  @Column('uuid', { nullable: true }) contactId: string | null;
  @Column('uuid', { nullable: true }) citizenId: string | null;
  /** The mail as it came. */
  @Column('uuid', { nullable: true }) rawId: string | null;
  @Column('timestamptz', { nullable: true }) forgottenAt: Date | null;
}
