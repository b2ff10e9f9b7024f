import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { MOST_TEXT } from '../../cases/case-action.dto.js';
import { NoteService } from '../../cases/note.service.js';
import { PetitionerService } from '../../cases/petitioner.service.js';
import { CitizensService } from '../../citizens/citizens.service.js';
import { CityService } from '../../city/city.service.js';
import { CallBackReasons } from '../../messages/call-back-reasons.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { invalid } from '../../platform/problem/validation.js';
import { flawsOf } from '../case-wish.rules.js';
import type { CaseDto, CitizenDto, ContactRecordedDto, OpenedCaseDto } from '../contact.dto.js';
import { Contact } from '../contact.entity.js';
import { ContactService } from '../contact.service.js';
import type { Source } from '../contact-cases.service.js';
import { earliestReceipt } from '../received-at.rules.js';
import type { TranscriptDto, TranscriptTakenDto } from './chat.dto.js';
import type { Chat } from './chat.entity.js';
import {
  type ChatWish,
  descriptionOf,
  fateOf,
  questionsOf,
  type Turn,
  wishesTogether,
} from './chat.rules.js';
import { ChatStore } from './chat-store.service.js';
import { turnsFrom } from './turns.rules.js';

/** What a delivery adds to what is known of a conversation. */
interface Heard {
  citizen?: CitizenDto;
  case?: ChatWish;
}

/** Longer ones stand on the timeline from their end back; whoever works at the desk reads all of it. */
const MOST_ON_TIMELINE = 20_000;

/**
 * 智能客服: each conversation is one contact, however it is delivered. What the program answered is an inquiry; whoever
 * was not answered, or wants to talk to a person, has a case with the conversation on its timeline.
 */
@Injectable()
export class ChatService {
  constructor(
    private readonly database: Database,
    private readonly store: ChatStore,
    private readonly contacts: ContactService,
    private readonly citizens: CitizensService,
    private readonly petitioners: PetitionerService,
    private readonly callBacks: CallBackReasons,
    private readonly notes: NoteService,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** INVALID 400, TRANSCRIPT_TOO_LONG 422; nothing is kept then. The same delivery again changes nothing. */
  take(dto: TranscriptDto, me: Asker): Promise<TranscriptTakenDto> {
    const delivered = turnsFrom(dto.turns, this.clock.now());
    return this.database.transaction(async tx => {
      const { chat, turns, fresh } = await this.store.merge(tx, dto, delivered, me);
      const opened = await this.settle(tx, chat, turns, fresh, dto, me);
      return this.told(tx, chat, opened);
    });
  }

  /** A conversation that nobody has gone on with, and nobody has ended, is over. */
  end(tx: Transaction, chat: Chat): Promise<OpenedCaseDto[]> {
    tx.set(chat, { isEnded: true });
    return this.settle(tx, chat, this.store.turnsOf(chat), [], {}, null);
  }

  /** The chat is locked. Answers the cases that are opened now. */
  private async settle(
    tx: Transaction,
    chat: Chat,
    turns: readonly Turn[],
    fresh: readonly Turn[],
    news: Heard,
    me: Asker | null,
  ): Promise<OpenedCaseDto[]> {
    const fate = fateOf(chat);
    const wish = this.wishOf(chat, news);
    if (fate === 'wait' && !chat.contactId) {
      this.store.keepCitizen(tx, chat, news.citizen);
      this.store.keepWish(tx, chat, wish);
      return [];
    }
    const heard = { case: wish, citizen: this.store.citizenOf(chat, news.citizen) };
    // The chat is locked, and with it this.
    const [contact] = chat.contactId ? await tx.read(Contact, { id: chat.contactId }) : [];
    if (contact) await this.remember(tx, contact, heard);
    if (contact?.outcome === 'recorded') {
      await this.hangOn(tx, fresh, chat);
      return [];
    }
    if (fate !== 'case') this.store.keepWish(tx, chat, wish);
    if (contact && fate !== 'case') return [];
    const recorded = contact
      ? await this.contacts.goOn(tx, contact, this.caseOf(turns, heard), this.sourceOf(chat, turns))
      : await this.record(tx, chat, turns, heard, me);
    tx.set(chat, { contactId: recorded.id, citizen: null, ...(fate === 'case' && { wish: null }) });
    await this.hangOn(tx, turns, chat);
    return recorded.cases;
  }

  /**
   * INVALID 422 for what is said now. What was said before may hold no more, since the city changes: then it is left out,
   * and somebody who reads the conversation finds out.
   */
  private wishOf(chat: Chat, { case: now }: Heard): ChatWish {
    const flaws = now ? flawsOf(caseWith(now), 0, this.city) : [];
    const before = this.store.wishOf(chat);
    const both = wishesTogether(before, now);
    if (flawsOf(caseWith(both), 0, this.city).length === 0) return both;
    if (flaws.length > 0) throw invalid(flaws);
    return wishesTogether(undefined, now);
  }

  /** Who it is may be said at any time of a conversation. */
  private async remember(tx: Transaction, contact: Contact, { citizen }: Heard): Promise<void> {
    if (!citizen || contact.citizenId !== null) return;
    const citizenId = await this.citizens.remember(tx, citizen);
    if (citizenId === null) return;
    tx.set(contact, { citizenId });
    for (const { number } of await this.casesOf(tx, contact.id))
      await this.petitioners.name(tx, number, citizenId);
  }

  private record(
    tx: Transaction,
    chat: Chat,
    turns: readonly Turn[],
    heard: Heard,
    me: Asker | null,
  ): Promise<ContactRecordedDto> {
    const isCase = fateOf(chat) === 'case';
    return this.contacts.take(
      tx,
      {
        channel: 'chatbot',
        receivedAt: latest(chat.startedAt, earliestReceipt(this.clock.now())).toISOString(),
        language: chat.language,
        ...(heard.citizen && { citizen: heard.citizen }),
        ...(isCase
          ? { outcome: 'recorded', cases: [this.caseOf(turns, heard)] }
          : { outcome: 'inquiry', inquiry: { topic: chat.topic ?? 'other', answeredAtOnce: true } }),
      },
      me,
      this.sourceOf(chat, turns),
    );
  }

  /** What nobody could say yet is a petition: somebody reads it and answers. */
  private caseOf(turns: readonly Turn[], { case: said = {} }: Heard): CaseDto {
    return {
      ...(!said.category && { kind: 'petition' as const }),
      ...said,
      description: said.description || descriptionOf(turns, MOST_TEXT) || '（民眾未留下文字）',
    };
  }

  private sourceOf(chat: Chat, turns: readonly Turn[]): Source {
    const isField = (code: string): boolean => this.city.topics.some(topic => topic.code === code);
    const questions = questionsOf(turns, chat.topic, chat.resolved, isField);
    return { origin: 'live', casesReceivedAt: chat.lastAt, questions };
  }

  /** What was said on the timeline of its cases; whoever asked for a person and can be reached is called, once. */
  private async hangOn(
    tx: Transaction,
    turns: readonly Turn[],
    { contactId, wantsPerson }: Chat,
  ): Promise<void> {
    for (const { caseId, number } of await this.casesOf(tx, contactId as string)) {
      if (turns.length > 0) await this.notes.add(tx, number, said(turns));
      if (wantsPerson) await this.callBacks.openForChat(tx, { caseId, number });
    }
  }

  private async told(tx: Transaction, chat: Chat, opened: OpenedCaseDto[]): Promise<TranscriptTakenDto> {
    const { contactId, turns } = chat;
    const [called] = await tx.query(
      `select 1 from contact_case l join call_back b on b.case_id = l.case_id
        where l.contact_id = $1 and b.closed_at is null limit 1`,
      [contactId],
    );
    const cases = contactId ? await this.casesOf(tx, contactId) : [];
    const numbers = cases.map(({ number }) => number);
    return { contactId, turns, opened, cases: numbers, willBeCalled: called !== undefined };
  }

  private casesOf(tx: Transaction, contactId: string): Promise<{ caseId: string; number: string }[]> {
    return tx.query(
      `select c.id as "caseId", c.number from contact_case l join case_file c on c.id = l.case_id
        where l.contact_id = $1 order by c.id`,
      [contactId],
    );
  }
}

const caseWith = (wish: ChatWish): CaseDto => ({ description: '', ...wish });
const latest = (one: Date, other: Date): Date => (one > other ? one : other);

const WHO = { citizen: '民眾', bot: '智能客服', person: '專人' } as const;

function said(turns: readonly Turn[]): string {
  const lines = turns.map(({ speaker, text }) => `${WHO[speaker]}：${text.trim()}`);
  const whole = lines.join('\n');
  if (whole.length <= MOST_ON_TIMELINE) return whole;
  // Half a character at the beginning is none.
  const end = whole.slice(-MOST_ON_TIMELINE).replace(/^[\udc00-\udfff]/, '');
  return `（對話共 ${turns.length} 則，這裡只列最後的部分）\n…${end}`;
}
