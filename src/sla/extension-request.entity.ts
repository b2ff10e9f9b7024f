import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Unit } from '../city/counting.rules.js';
import type { Approver } from '../city/profile.js';
import type { ExtendedKind } from './extension.rules.js';

export const EXTENSION_STATES = ['asked', 'approved', 'refused', 'withdrawn'] as const;
export type ExtensionState = (typeof EXTENSION_STATES)[number];

/** An agency asks for more time (展延), and what came of it. */
@Entity('extension_request')
export class ExtensionRequest {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('uuid') caseId: string;
  /** With which other request it was granted: that of the case it was merged into (併案). */
  @Column('uuid', { nullable: true }) withId: string | null;
  /** The case's own; that of the agency's leg goes with it. */
  @Column('uuid') clockId: string;
  @Column('text') clock: ExtendedKind;
  @Column('text') agency: string;
  @Column('text') state: ExtensionState;
  @Column('integer') size: number;
  @Column('text') unit: Unit;
  @Column('text') reason: string;
  /** What others than the centre read; null: `reason`. */
  @Column('text', { nullable: true }) sharedReason: string | null;
  /** Whose word it takes, as the rule said when it was asked for. */
  @Column('text') approver: Approver;
  @Column('timestamptz') dueBefore: Date;
  @Column('timestamptz') dueAfter: Date;
  @Column('timestamptz') askedAt: Date;
  @Column('uuid') askedBy: string;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  /** Null for one that has ended with its leg. */
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  /** What was said with the decision. */
  @Column('text', { nullable: true }) decision: string | null;
  /** The same, as `sharedReason`. */
  @Column('text', { nullable: true }) sharedDecision: string | null;
}
