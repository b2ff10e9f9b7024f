import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { LinkKind } from '../../events.js';

/** Two cases that belong together: what came first, and what came of it. */
@Entity('case_link')
export class CaseLink {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') fromCase: string;
  @Column('uuid') toCase: string;
  @Column('text') kind: LinkKind;
  @Column('timestamptz') linkedAt: Date;
  @Column('uuid', { nullable: true }) linkedBy: string | null;
}
