import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Somebody looked at personal data: who, at whose, and why. Append-only. */
@Entity('access_log')
export class AccessLogEntry {
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz') at: Date;
  @Column('uuid') staffId: string;
  @Column('text') action: 'read' | 'search';
  /** Null: a search that found nobody. */
  @Column('uuid', { nullable: true }) citizenId: string | null;
  @Column('text') reason: string;
}
