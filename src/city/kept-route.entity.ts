import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What an arbitration has settled for an item, in one district or (null) in the whole city: goes before routing.yaml. */
@Entity('kept_route')
export class KeptRoute {
  @PrimaryColumn('uuid') id: string;
  @Column('text') category: string;
  @Column('text', { nullable: true }) district: string | null;
  /** What the routes of the item ask of a case, as the arbitrated one answered it. */
  @Column('jsonb') attributes: Record<string, string>;
  @Column('text') agency: string;
  @Column('uuid') arbitrationId: string;
  @Column('timestamptz') keptAt: Date;
  @Column('uuid') keptBy: string;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  /** Null also of one that a later arbitration has replaced. */
  @Column('uuid', { nullable: true }) endedBy: string | null;
}
