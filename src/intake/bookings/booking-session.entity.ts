import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One adviser at one place for some hours of a day, who sees one person after the other. */
@Entity('booking_session')
export class BookingSession {
  @PrimaryColumn('uuid') id: string;
  /** Codes of the city's. */
  @Column('text') service: string;
  @Column('text') site: string;
  /** `2026-11-21`, in the city. */
  @Column('date') day: string;
  /** Minutes after midnight. */
  @Column('integer') begins: number;
  @Column('integer') slots: number;
  @Column('integer') slotMinutes: number;
  /** As people know them: 王大明律師. */
  @Column('text') adviser: string;
  @Column('uuid') madeBy: string;
  @Column('timestamptz') madeAt: Date;
  @Column('timestamptz', { nullable: true }) cancelledAt: Date | null;
  @Column('uuid', { nullable: true }) cancelledBy: string | null;
  @Column('text', { nullable: true }) cancelledReason: string | null;
}
