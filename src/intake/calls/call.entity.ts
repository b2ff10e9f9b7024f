import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CallFacts, CallState } from './call.rules.js';

/** One call, as everything its telephone system has told of it adds up (call.rules). */
@Entity('call')
export class Call implements CallFacts {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') machineId: string;
  /** Of several that one machine speaks for. */
  @Column('text') system: string;
  /** What the telephone system calls it. */
  @Column('text') reference: string;
  @Column('text', { nullable: true }) line: string | null;
  @Column('text', { nullable: true }) agentGroup: string | null;
  @Column('text') state: CallState;
  @Column('uuid', { nullable: true }) agentId: string | null;
  @Column('timestamptz') offeredAt: Date;
  @Column('timestamptz', { nullable: true }) answeredAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('timestamptz', { nullable: true }) wrappedUpAt: Date | null;
  @Column('integer', { nullable: true }) waitingSeconds: number | null;
  @Column('integer', { nullable: true }) talkSeconds: number | null;
  @Column('integer', { nullable: true }) holdSeconds: number | null;
  @Column('integer', { nullable: true }) wrapUpSeconds: number | null;
  @Column('integer') transfers: number;
  @Column('bytea', { nullable: true }) number: Buffer | null;
  @Column('bytea', { nullable: true }) numberHash: Buffer | null;
  /** Which event said it: the earliest that did (call.rules: orderOf). */
  @Column('text', { nullable: true }) numberFrom: string | null;
  /** The caller does not want it shown. */
  @Column('boolean') withheld: boolean;
  /** What was recorded of it; null: nothing yet. */
  @Column('uuid', { nullable: true }) contactId: string | null;
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
}
