import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MessageKind, MessageVia } from './message.events.js';

export const MESSAGE_KINDS = [
  'confirm',
  'accepted',
  'divided',
  'answer',
  'survey',
  'explanation',
  'password-issued',
  'report',
  'accident',
] as const satisfies MessageKind[];
export const MESSAGE_STATES = ['waiting', 'sent', 'failed', 'bounced', 'taken_back'] as const;
export type MessageState = (typeof MESSAGE_STATES)[number];

export const MESSAGE_WAYS = ['mail', 'sms'] as const satisfies MessageVia[];

/** A mail or text message to a citizen, or to somebody who works for the city. What it says and where it goes is sealed. */
@Entity('message')
export class Message {
  @PrimaryColumn('uuid') id: string;
  @Column('integer') version: number;
  @Column('text') kind: MessageKind;
  @Column('text') via: MessageVia;
  /** Its Message-ID without the angle brackets: the same at every attempt. Random, so that nobody guesses it. */
  @Column('text') mailId: string;
  @Column('uuid', { nullable: true }) letterId: string | null;
  @Column('uuid', { nullable: true }) caseId: string | null;
  /** To whom. Null: to the address below, of somebody who has not confirmed yet. */
  @Column('uuid', { nullable: true }) citizenId: string | null;
  /** Somebody who works for the city, wherever they are to be reached when it leaves. */
  @Column('uuid', { nullable: true }) staffId: string | null;
  /** The post with which they saw what it holds (`postOf`). */
  @Column('text', { nullable: true }) madeFor: string | null;
  @Column('bytea', { nullable: true }) toAddress: Buffer | null;
  @Column('bytea', { nullable: true }) subject: Buffer | null;
  @Column('bytea', { nullable: true }) text: Buffer | null;
  @Column('bytea', { nullable: true }) inReplyTo: Buffer | null;
  @Column('text', { nullable: true }) attachmentName: string | null;
  @Column('bytea', { nullable: true }) attachment: Buffer | null;
  @Column('text') language: string;
  @Column('text') state: MessageState;
  @Column('timestamptz') queuedAt: Date;
  /** Null: it follows of itself. */
  @Column('uuid', { nullable: true }) queuedBy: string | null;
  /** Of one that was taken back while it was under way: until when nobody knows whether it has left. */
  @Column('timestamptz', { nullable: true }) nextTryAt: Date | null;
  @Column('integer') attempts: number;
  @Column('timestamptz', { nullable: true }) sentAt: Date | null;
  /** What it says is deleted from then on: there is a password or a link in it. */
  @Column('timestamptz', { nullable: true }) forgetAt: Date | null;
}
