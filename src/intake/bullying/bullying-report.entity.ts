import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 疑似校園霸凌: who reported what about which school is sealed; the rest are codes and times. */
@Entity('bullying_report')
export class BullyingReport {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  /** `B20261123-00001-4`: of no case, and found by nothing that finds cases. */
  @Column('text') number: string;
  /** Codes of the city's (protocol.yaml: bullying), as `ground` and `handling`. */
  @Column('text') source: string;
  @Column('timestamptz') receivedAt: Date;
  @Column('timestamptz') recordedAt: Date;
  @Column('uuid') recordedBy: string;
  @Column('bytea', { nullable: true }) school: Buffer | null;
  @Column('bytea', { nullable: true }) text: Buffer | null;
  /** Who reported it and how they are reached, as far as they have said. */
  @Column('bytea', { nullable: true }) reporter: Buffer | null;
  /** The reporter is found again by it: the number they left. */
  @Column('bytea', { nullable: true }) reporterHash: Buffer | null;
  /** Nothing of it is deleted; why, stands among its steps. */
  @Column('boolean') held: boolean;
  /** Who reported it has asked to be forgotten, and is as soon as that is possible. */
  @Column('boolean') forgetReporter: boolean;
  /** Null: not decided yet. */
  @Column('boolean', { nullable: true }) accepted: boolean | null;
  @Column('text', { nullable: true }) ground: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  @Column('text', { nullable: true }) handling: string | null;
  /** Its time is over: what was typed is gone, the report still counts. */
  @Column('timestamptz', { nullable: true }) forgottenAt: Date | null;
}
