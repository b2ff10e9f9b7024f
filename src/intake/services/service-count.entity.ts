import { Column, Entity, PrimaryColumn } from 'typeorm';

/** So many persons were served at a counter; who they were is kept nowhere. */
@Entity('service_count')
export class ServiceCount {
  @PrimaryColumn('uuid') id: string;
  /** Codes of the city's. */
  @Column('text') service: string;
  @Column('text') site: string;
  /** `2026-11-21`, in the city. */
  @Column('date') day: string;
  @Column('integer') persons: number;
  @Column('uuid') countedBy: string;
  @Column('timestamptz') countedAt: Date;
  /** Of a booking that was kept; else null. */
  @Column('uuid', { nullable: true }) bookingId: string | null;
  /** Counted by mistake: it stays to be seen, and counts no more. */
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('uuid', { nullable: true }) withdrawnBy: string | null;
  /** Null also where it was withdrawn before a reason was asked for. */
  @Column('text', { nullable: true }) withdrawnReason: string | null;
}
