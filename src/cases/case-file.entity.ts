import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseKind, Origin } from '../events.js';
import type { Words } from '../platform/problem/problem.js';
import type { CaseState } from './case-actions.rules.js';

/** One matter the city must settle. */
@Entity('case_file')
export class CaseFile {
  @PrimaryColumn('uuid') id: string;
  @Column('text') number: string;
  @Column('text') kind: CaseKind;
  @Column('text') state: CaseState;
  /** Rises with every change of state, agency or category; a change names the version it was based on. */
  @Column('integer') version: number;
  @Column('text') origin: Origin;
  /** The number in the system it was replayed from. */
  @Column('text', { nullable: true }) sourceReference: string | null;
  @Column('uuid') incidentId: string;
  @Column('uuid', { nullable: true }) citizenId: string | null;
  @Column('text') category: string;
  @Column('integer') categoryVersion: number;
  @Column('text', { nullable: true }) district: string | null;
  @Column('text', { nullable: true }) village: string | null;
  @Column('text', { nullable: true }) place: string | null;
  /** What others than the centre read; null: `place`. */
  @Column('text', { nullable: true }) sharedPlace: string | null;
  @Column('double precision', { nullable: true }) lng: number | null;
  @Column('double precision', { nullable: true }) lat: number | null;
  @Column('jsonb') attributes: Record<string, string>;
  @Column('text') description: string;
  /** What others than the centre read; null: `description`. */
  @Column('text', { nullable: true }) sharedDescription: string | null;
  @Column('text') urgency: 'normal' | 'urgent';
  /** The lead agency; none while unrouted. */
  @Column('text', { nullable: true }) agency: string | null;
  @Column('jsonb', { nullable: true }) unroutedReason: Words | null;
  /** The citizen agreed to be called by the agency that acts. */
  @Column('boolean') contactConsent: boolean;
  /** Who reported is protected (檢舉人保密): never known to the reported agency or below it. */
  @Column('boolean') confidential: boolean;
  @Column('text', { nullable: true }) reportedAgency: string | null;
  @Column('bytea') passwordHash: Buffer;
  @Column('text') channel: string;
  @Column('timestamptz') receivedAt: Date;
  /** In which it came in: what there was a great deal of at once has limits of its own. */
  @Column('uuid', { nullable: true }) surgeId: string | null;
  @Column('timestamptz') openedAt: Date;
  @Column('timestamptz') updatedAt: Date;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('text', { nullable: true }) releasedHow: string | null;
  /** When what people typed about it was deleted. */
  @Column('timestamptz', { nullable: true }) textsRedactedAt: Date | null;
}
