import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PeriodName, SavedReport, Share } from './saved.rules.js';

/** What a report is asked for, as in its address; each value once or several times. */
export type Asked = Record<string, string | string[]>;

@Entity('saved_filter')
export class SavedFilter {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('text') report: SavedReport;
  @Column('text') name: string;
  @Column('uuid') owner: string;
  @Column('jsonb') asked: Asked;
  /** As seen from the day on which it is asked. Null: the two days stand in what is asked. */
  @Column('text', { nullable: true }) period: PeriodName | null;
  @Column('text') share: Share;
  @Column('timestamptz') createdAt: Date;
}
