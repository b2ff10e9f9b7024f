import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { NoticeVia } from '../../city/accident-rules.js';

/** The accident was closed, or somebody else has the case. */
export const NOTICE_ENDS = ['closed', 'moved'] as const;
export type EndOfNotice = (typeof NOTICE_ENDS)[number];

/** That one of the city's list was told of an accident, by which way, and who has confirmed it. */
@Entity('accident_notice')
export class AccidentNotice {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') accidentId: string;
  /** Its code in the list. */
  @Column('text') recipient: string;
  @Column('text', { nullable: true }) role: string | null;
  @Column('text', { nullable: true }) agency: string | null;
  @Column('text') via: NoticeVia;
  @Column('uuid', { nullable: true }) phoneTaskId: string | null;
  @Column('uuid', { nullable: true }) messageId: string | null;
  @Column('timestamptz') toldAt: Date;
  /** The city knows of no way to reach them so. */
  @Column('boolean') noAddress: boolean;
  /** A screen of theirs has shown it. */
  @Column('timestamptz', { nullable: true }) shownAt: Date | null;
  /** One of them has said so. */
  @Column('timestamptz', { nullable: true }) confirmedAt: Date | null;
  @Column('uuid', { nullable: true }) confirmedBy: string | null;
  /** Nobody needs to be told any more who had not been by then. */
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
  @Column('text', { nullable: true }) endedWhy: EndOfNotice | null;
}
