import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A case that another system has sent. */
@Entity('open311_report')
export class Open311Report {
  @PrimaryColumn('uuid') caseId: string;
  @Column('uuid') machineId: string;
  /** Given instead of the number of the case. */
  @Column('text', { nullable: true }) token: string | null;
  /** Of everything that was sent: the same again is the same report. */
  @Column('text') fingerprint: string;
  @Column('timestamptz') receivedAt: Date;
}
