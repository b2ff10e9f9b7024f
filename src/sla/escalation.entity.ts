import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Audience } from '../events.js';

/** A step of a clock's ladder, as it was told: once for each step and due time. */
@Entity('escalation')
export class Escalation {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') clockId: string;
  @Column('uuid') caseId: string;
  /** Who had the case at that step; null: the centre. */
  @Column('text', { nullable: true }) agency: string | null;
  /** `50%`, `due`, `+4h`. */
  @Column('text') step: string;
  @Column('text', { array: true }) tells: Audience[];
  /** Who that was by then: `officer:water`, `chief:water`, `centre`, `commission`. */
  @Column('text', { array: true }) hearers: string[];
  @Column('timestamptz') dueAt: Date;
  /** The true time of the step. */
  @Column('timestamptz') at: Date;
  /** When it was told, which is later where no server was awake. */
  @Column('timestamptz') toldAt: Date;
  /** Since when nobody need look at it any more: the clock was stopped, or has another due time. */
  @Column('timestamptz', { nullable: true }) settledAt: Date | null;
}
