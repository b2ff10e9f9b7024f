import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EventMap } from '../events.js';

export const PHONE_REASONS = ['no_receipt', 'no_accounts', 'accident'] as const satisfies PhoneReason[];
export type PhoneReason = EventMap['phone-task.opened']['reason'];

/** An agency's duty desk must be told of a work order, or of an accident, by telephone. */
@Entity('phone_task')
export class PhoneTask {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('uuid') caseId: string;
  /** Null: it is about an accident. */
  @Column('uuid', { nullable: true }) workOrderId: string | null;
  @Column('text') agency: string;
  @Column('text') reason: PhoneReason;
  @Column('timestamptz') openedAt: Date;
  /** When it was reached, or when a telephone call was no longer needed. */
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
}
