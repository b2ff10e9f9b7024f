import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What a creating request was answered; a repeat with the same key gets it again, for a day. Sealed: it may hold a case
 * password.
 */
@Entity('idempotent_answer')
export class IdempotentAnswer {
  @PrimaryColumn('text') owner: string;
  @PrimaryColumn('text') key: string;
  @Column('text') fingerprint: string;
  @Column('bytea') answer: Buffer;
  @Column('timestamptz') createdAt: Date;
}
