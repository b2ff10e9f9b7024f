import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { EntryKind, ProfileEntry } from './profile.js';

/** One version of one thing the city decides: an agency, a category, the routes or limits of a category … */
@Entity('city_entry')
export class CityEntry {
  @PrimaryColumn('uuid') id: string;
  @Column('text') kind: EntryKind;
  @Column('text') code: string;
  /** The version of the profile that brought it. */
  @Column('integer') version: number;
  /** The place in lists; not part of what is versioned. */
  @Column('integer') rank: number;
  @Column('jsonb') content: ProfileEntry['content'];
  @Column('timestamptz') validFrom: Date;
  @Column('timestamptz', { nullable: true }) validTo: Date | null;
}
