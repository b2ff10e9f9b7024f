import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What statistics know of persons who were served at a counter. A count that was withdrawn has no row. */
@Entity('fact_service')
export class FactService {
  @PrimaryColumn('uuid') countId: string;
  @Column('text') service: string;
  @Column('text') site: string;
  /** `2026-11-21`, in the city. */
  @Column('date') day: string;
  @Column('integer') persons: number;
}
