import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccessAction } from '../../events.js';
import type { Actor } from '../request/context.js';

/** Somebody looked at personal data, or did what an auditor must be able to ask about: who, at what, and why. Append-only. */
@Entity('access_log')
export class AccessLogEntry {
  @PrimaryColumn('uuid') id: string;
  @Column('timestamptz') at: Date;
  @Column('text') actorKind: Actor['kind'];
  /** Null: the system, a command of the operator, a contractor's link (`subject` names it). */
  @Column('uuid', { nullable: true }) staffId: string | null;
  @Column('text') action: AccessAction;
  /** Null: a search that found nobody, or nothing about a person. */
  @Column('uuid', { nullable: true }) citizenId: string | null;
  @Column('uuid', { nullable: true }) caseId: string | null;
  /** What else it was about, as `kind:id`: `staff:…`, `report:day`, `api-key:…`. Ids and codes, nothing typed. */
  @Column('text', { nullable: true }) subject: string | null;
  /** As the person gave it. */
  @Column('text', { nullable: true }) reason: string | null;
}
