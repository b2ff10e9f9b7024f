import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Actor } from '../platform/request/context.js';

/** Every running clock that a change of the calendar touches is computed anew: how far that is. */
@Entity('recalculation')
export class Recalculation {
  @PrimaryColumn('uuid') id: string;
  @Column('text') why: 'closure' | 'closure_withdrawn' | 'calendar';
  @Column('uuid', { nullable: true }) closureId: string | null;
  @Column('integer', { nullable: true }) year: number | null;
  /** The days that have changed; only clocks that run across them can be touched. */
  @Column('timestamptz') fromAt: Date;
  @Column('timestamptz') toAt: Date;
  /** Null: all. */
  @Column('text', { array: true, nullable: true }) districts: string[] | null;
  /** Who changed the calendar: so the timeline names them. */
  @Column('jsonb') actor: Actor;
  @Column('timestamptz') createdAt: Date;
  /** Every case up to this one is done, except those held by somebody then. */
  @Column('uuid', { nullable: true }) lastCaseId: string | null;
  @Column('uuid', { array: true }) heldCases: string[];
  @Column('integer') changed: number;
  @Column('integer') cured: number;
  /** When some of it could not be done. */
  @Column('timestamptz', { nullable: true }) triedAt: Date | null;
  @Column('timestamptz', { nullable: true }) finishedAt: Date | null;
}
