import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CallBackPurpose } from './telephone.events.js';

export const CALL_BACK_PURPOSES = [
  'tell_result',
  'tell_extension',
  'tell_conversion',
  'tell_disposition',
  'tell_rework',
  'tell_transfer',
  'answer_mail',
  'answer_chat',
  'asked_to_reopen',
  'explain',
  'ask_details',
  'other',
] as const satisfies CallBackPurpose[];

/** Who hears the result need not hear any more what it took. */
export const SAID_WITH_THE_RESULT: readonly CallBackPurpose[] = [
  'tell_extension',
  'tell_conversion',
  'tell_transfer',
  'tell_rework',
];

/** `overtaken`: the case went on, and there is nothing to tell yet, or any more. */
export const CALL_BACK_RESULTS = ['told', 'not_reached', 'not_needed', 'overtaken'] as const;
export type CallBackResult = (typeof CALL_BACK_RESULTS)[number];

/** A citizen is to be called back (電覆). Whoever takes it may know who they are, and nobody else does. */
@Entity('call_back')
export class CallBack {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('uuid') caseId: string;
  @Column('text') purpose: CallBackPurpose;
  /** What is to be told or asked, as typed by who opened it. */
  @Column('text', { nullable: true }) note: string | null;
  @Column('timestamptz') openedAt: Date;
  /** Null: opened by the report or the reply itself. */
  @Column('uuid', { nullable: true }) openedBy: string | null;
  @Column('uuid', { nullable: true }) takenBy: string | null;
  @Column('timestamptz', { nullable: true }) takenAt: Date | null;
  @Column('timestamptz', { nullable: true }) closedAt: Date | null;
  @Column('uuid', { nullable: true }) closedBy: string | null;
  @Column('text', { nullable: true }) result: CallBackResult | null;
}
