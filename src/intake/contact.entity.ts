import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Channel } from '../cases/channels.js';
import type { Origin } from '../events.js';
import type { ContactOutcome, OtherReason } from './contact.rules.js';

/** One time a citizen reached the city. */
@Entity('contact')
export class Contact {
  @PrimaryColumn('uuid') id: string;
  @Column('text') channel: Channel;
  @Column('timestamptz') receivedAt: Date;
  @Column('timestamptz') typedAt: Date;
  @Column('uuid', { nullable: true }) handledBy: string | null;
  @Column('text') outcome: ContactOutcome;
  @Column('text', { nullable: true }) topic: string | null;
  @Column('boolean', { nullable: true }) answeredAtOnce: boolean | null;
  @Column('text', { nullable: true }) reason: OtherReason | null;
  @Column('text', { nullable: true }) note: string | null;
  @Column('text') language: string;
  @Column('text', { nullable: true }) callReference: string | null;
  @Column('uuid', { nullable: true }) citizenId: string | null;
  /** 公文文號, of what came on paper. */
  @Column('text', { nullable: true }) documentNumber: string | null;
  /** Why it was typed so long after it came. */
  @Column('text', { nullable: true }) lateReason: string | null;
  @Column('text') origin: Origin;
}
