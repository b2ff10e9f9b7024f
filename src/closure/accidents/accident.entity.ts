import { Column, Entity, PrimaryColumn } from 'typeorm';

export const ACCIDENT_RESULTS = ['settled', 'not_an_accident'] as const;
export type AccidentResult = (typeof ACCIDENT_RESULTS)[number];

/** 意外事件、緊急事件 at a case: beside it, with limits of its own, until a supervisor closes it. */
@Entity('accident')
export class Accident {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('uuid') caseId: string;
  /** A code of the city's (protocol.yaml: accidents). */
  @Column('text') grade: string;
  @Column('timestamptz') markedAt: Date;
  @Column('uuid') markedBy: string;
  /** Agencies of the city's list: they read and work on it whoever has the case. */
  @Column('text', { array: true }) told: string[];
  @Column('timestamptz') onSiteDue: Date;
  @Column('timestamptz', { nullable: true }) arrivedAt: Date | null;
  /** Null: of a grade in which nobody is hurt. */
  @Column('timestamptz', { nullable: true }) careDue: Date | null;
  /** The first visit (關懷慰問); there may be more. */
  @Column('timestamptz', { nullable: true }) caredAt: Date | null;
  /** Null: nobody has been there yet, or it is closed. */
  @Column('timestamptz', { nullable: true }) nextFollowUpAt: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('uuid', { nullable: true }) closedBy: string | null;
  @Column('text', { nullable: true }) result: AccidentResult | null;
}
