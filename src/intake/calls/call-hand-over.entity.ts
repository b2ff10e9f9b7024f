import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What goes with a call that a colleague takes over: a word about it, and what was typed so far. Gone once it is recorded. */
@Entity('call_hand_over')
export class CallHandOver {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') callId: string;
  @Column('uuid') fromId: string;
  @Column('uuid') toId: string;
  @Column('timestamptz') at: Date;
  @Column('bytea', { nullable: true }) note: Buffer | null;
  @Column('bytea', { nullable: true }) draft: Buffer | null;
}
