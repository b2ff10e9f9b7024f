import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../access/roles.js';
import type { Decider } from './unsealing.rules.js';

/** Somebody asks to know who asked for a case (申請解密), and what came of it. */
@Entity('unsealing')
export class Unsealing {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('uuid') caseId: string;
  /** An approved one is over at `untilAt` by itself. */
  @Column('text') state: 'asked' | 'approved' | 'refused' | 'ended';
  @Column('uuid') askedBy: string;
  @Column('text') askedRole: Role;
  @Column('text', { nullable: true }) askedAgency: string | null;
  @Column('text') decider: Decider;
  @Column('timestamptz') askedAt: Date;
  @Column('text') reason: string;
  @Column('uuid', { nullable: true }) decidedBy: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt: Date | null;
  /** What the decider said. */
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz', { nullable: true }) untilAt: Date | null;
  @Column('timestamptz', { nullable: true }) endedAt: Date | null;
}
