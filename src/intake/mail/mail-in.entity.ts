import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MailKind } from './mail-kind.rules.js';

export type MailVia = 'smtp' | 'imap';

/** A mail that was taken, and what it was taken for. */
@Entity('mail_in')
export class MailIn {
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz') receivedAt: Date;
  @Column('text') via: MailVia;
  /** `unknown`: it could not be read. */
  @Column('text') kind: MailKind | 'unknown';
  /** Bytes. */
  @Column('integer') size: number;
  /** As it came, sealed, of what belongs to a letter or a case; nothing after it was forgotten. */
  @Column('bytea', { nullable: true }) raw: Buffer | null;
  @Column('uuid', { nullable: true }) letterId: string | null;
  @Column('uuid', { nullable: true }) caseId: string | null;
  /** Where a person looks through it. */
  @Column('uuid', { nullable: true }) quarantineId: string | null;
}
