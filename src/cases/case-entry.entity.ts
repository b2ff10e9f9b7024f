import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Actor } from '../platform/request/context.js';

/** One line of the timeline people read. */
@Entity('case_entry')
export class CaseEntry {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('uuid', { nullable: true }) workOrderId: string | null;
  @Column('timestamptz') at: Date;
  /** The event's name, or `note`. */
  @Column('text') kind: string;
  @Column('jsonb') actor: Actor;
  /** What a person typed. */
  @Column('text', { nullable: true }) text: string | null;
  /** What others than the centre read; null: `text`. */
  @Column('text', { nullable: true }) sharedText: string | null;
  @Column('jsonb') data: Record<string, unknown>;
}
