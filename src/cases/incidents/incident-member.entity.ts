import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A case that belongs to an incident another one leads (併案), from when until when. */
@Entity('incident_member')
export class IncidentMember {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') incidentId: string;
  @Column('uuid') caseId: string;
  @Column('uuid') leadId: string;
  @Column('timestamptz') joinedAt: Date;
  @Column('uuid', { nullable: true }) joinedBy: string | null;
  @Column('timestamptz', { nullable: true }) leftAt: Date | null;
  @Column('uuid', { nullable: true }) leftBy: string | null;
}
