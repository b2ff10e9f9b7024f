import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClosurePart } from './city.events.js';

/** Offices are closed beyond the yearly calendar (停止上班); withdrawn where that was said by mistake. */
@Entity('closure')
export class OfficeClosure {
  @PrimaryColumn('uuid') id: string;
  @Column('date') date: string;
  @Column('text') part: ClosurePart;
  /** Null: all. */
  @Column('text', { array: true, nullable: true }) districts: string[] | null;
  @Column('text') reason: string;
  @Column('timestamptz') savedAt: Date;
  @Column('uuid', { nullable: true }) savedBy: string | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('uuid', { nullable: true }) withdrawnBy: string | null;
}
