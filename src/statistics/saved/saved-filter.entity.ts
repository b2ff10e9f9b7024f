import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Language } from '../report.dto.js';
import type { MailEvery, MailFormat } from './mailing.rules.js';
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
  /** As seen from the day on which it is asked. Null: the days stand in what is asked. */
  @Column('text', { nullable: true }) period: PeriodName | null;
  @Column('text') share: Share;
  @Column('timestamptz') createdAt: Date;
  /** Sent to its owner; null, as all that follows: it is not. */
  @Column('text', { nullable: true }) mailEvery: MailEvery | null;
  @Column('text', { nullable: true }) mailFormat: MailFormat | null;
  @Column('text', { nullable: true }) mailLanguage: Language | null;
  @Column('timestamptz', { nullable: true }) mailNextAt: Date | null;
  /** Why the last mail was none, as the code of a problem. */
  @Column('text', { nullable: true }) mailFailed: string | null;
}
