import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Origin } from '../events.js';

/** What statistics know of a contact. */
@Entity('fact_contact')
export class FactContact {
  @PrimaryColumn('uuid') contactId: string;
  @Column('text') channel: string;
  @Column('text') outcome: 'inquiry' | 'recorded' | 'other';
  @Column('boolean', { nullable: true }) answeredAtOnce: boolean | null;
  @Column('text', { nullable: true }) topic: string | null;
  @Column('text', { nullable: true }) reason: string | null;
  @Column('text') origin: Origin;
  @Column('timestamptz') receivedAt: Date;
  @Column('timestamptz') recordedAt: Date;
  /** How many cases it opened or joined. */
  @Column('integer') cases: number;
  /** What a chatbot was asked, by field. */
  @Column('jsonb', { nullable: true }) questions: Record<string, { asked: number; answered: number }> | null;
}
