import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseKind, Origin } from '../events.js';

/** What statistics know of an accident. What it says of the case is as of when it was marked. */
@Entity('fact_accident')
export class FactAccident {
  @PrimaryColumn('uuid') accidentId: string;
  @Column('uuid') caseId: string;
  @Column('text') number: string;
  @Column('text') grade: string;
  @Column('text') caseKind: CaseKind;
  @Column('text') category: string;
  @Column('text', { nullable: true }) district: string | null;
  /** Who had the case. */
  @Column('text', { nullable: true }) agency: string | null;
  @Column('text') origin: Origin;
  @Column('timestamptz') markedAt: Date;
  @Column('timestamptz') onSiteDue: Date;
  @Column('timestamptz', { nullable: true }) arrivedAt: Date | null;
  /** Null: nobody was hurt. */
  @Column('timestamptz', { nullable: true }) careDue: Date | null;
  /** The first visit. */
  @Column('timestamptz', { nullable: true }) caredAt: Date | null;
  @Column('integer') careVisits: number;
  @Column('integer') followUps: number;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('text', { nullable: true }) result: 'settled' | 'not_an_accident' | null;
}
