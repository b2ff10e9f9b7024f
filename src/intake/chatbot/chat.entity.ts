import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One conversation with the chatbot (智能客服), as far as it has been delivered. */
@Entity('chat')
export class Chat {
  @PrimaryColumn('uuid') id: string;
  /** The machine account that delivers it. */
  @Column('uuid') machineId: string;
  /** Of what the chatbot calls it. */
  @Column('bytea') nameHash: Buffer;
  @Column('timestamptz') startedAt: Date;
  @Column('timestamptz') lastAt: Date;
  /** By the last delivery. */
  @Column('timestamptz') deliveredAt: Date;
  @Column('boolean') isEnded: boolean;
  @Column('boolean') resolved: boolean;
  @Column('boolean') wantsPerson: boolean;
  @Column('text', { nullable: true }) topic: string | null;
  @Column('text') language: string;
  @Column('integer') turns: number;
  /** What was said, sealed; nothing after it was forgotten. */
  @Column('bytea', { nullable: true }) transcript: Buffer | null;
  /** Who it is, sealed, as far as it was said; from its contact on it stands with the citizens. */
  @Column('bytea', { nullable: true }) citizen: Buffer | null;
  /** What is to be done, sealed, as far as the program said so; from its case on it stands there. */
  @Column('bytea', { nullable: true }) wish: Buffer | null;
  /** None while it goes on. */
  @Column('uuid', { nullable: true }) contactId: string | null;
}
