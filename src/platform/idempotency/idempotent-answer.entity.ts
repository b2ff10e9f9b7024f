import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What a creating request was answered; a repeat with the same key gets it again, for a day. Sealed with what was asked:
 * it may hold a case password, and from a hash of the request alone a telephone number is soon guessed.
 */
@Entity('idempotent_answer')
export class IdempotentAnswer {
  @PrimaryColumn('text') owner: string;
  @PrimaryColumn('text') key: string;
  @Column('bytea') answer: Buffer;
  @Column('timestamptz') createdAt: Date;
}
