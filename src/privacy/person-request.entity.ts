import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { IdentifiedBy, RequestKind } from './request-due.rules.js';

export const DECISIONS = ['granted', 'refused'] as const;
export type Decision = (typeof DECISIONS)[number];

/** What somebody asks about their own data (個資法 §3). Who asked stands only in the citizens it is about. */
@Entity('person_request')
export class PersonRequest {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('text') kind: RequestKind;
  @Column('text') identifiedBy: IdentifiedBy;
  @Column('timestamptz') receivedAt: Date;
  @Column('timestamptz') registeredAt: Date;
  @Column('uuid') registeredBy: string;
  /** The request is this person's ground to see the data it is about, until it is finished. */
  @Column('uuid') handledBy: string;
  @Column('timestamptz') originalDueAt: Date;
  /** Later than the original where it was extended, once. */
  @Column('timestamptz') dueAt: Date;
  @Column('text', { nullable: true }) extensionReason: string | null;
  @Column('text', { nullable: true }) decision: Decision | null;
  @Column('text', { nullable: true }) decisionReason: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  /** The columns that were corrected; neither what stood there before nor what stands there now. */
  @Column('text', { array: true }) changed: string[];
  @Column('timestamptz', { nullable: true }) exportedAt: Date | null;
  @Column('text', { nullable: true }) result: string | null;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
}
