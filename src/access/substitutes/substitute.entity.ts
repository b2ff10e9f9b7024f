import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 代理人: while somebody is away, a colleague of the same agency stands in for them. */
@Entity('staff_substitute')
export class StaffSubstitute {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  /** Who is away. */
  @Column('uuid') staffId: string;
  @Column('uuid') substituteId: string;
  @Column('text') agency: string;
  @Column('timestamptz') fromAt: Date;
  /** Back from then on. */
  @Column('timestamptz') untilAt: Date;
  @Column('timestamptz') setAt: Date;
  @Column('uuid') setBy: string;
  /** Back early, or it was a mistake. */
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('uuid', { nullable: true }) endedBy: string | null;
}
