import { Column, Entity, PrimaryColumn } from 'typeorm';

/** On these days nobody comes to these places: who has booked is telephoned instead (暫停現場服務，改採電話服務). */
@Entity('telephone_days')
export class TelephoneDays {
  @PrimaryColumn('uuid') id: string;
  @Column('text', { array: true }) sites: string[];
  @Column('date') fromDay: string;
  /** Null: until it is ended. */
  @Column('date', { nullable: true }) untilDay: string | null;
  @Column('text') reason: string;
  @Column('uuid') setBy: string;
  @Column('timestamptz') setAt: Date;
  @Column('uuid', { nullable: true }) endedBy: string | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
