import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { MOST_TEXT } from '../../cases/case-action.dto.js';
import { NoteService } from '../../cases/note.service.js';
import { CitizensService } from '../../citizens/citizens.service.js';
import { CityService } from '../../city/city.service.js';
import { CallBackService } from '../../messages/call-back.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { CaseDto, CitizenDto, ContactRecordedDto, OpenedCaseDto } from '../contact.dto.js';
import { Contact } from '../contact.entity.js';
import { ContactService } from '../contact.service.js';
import type { Source } from '../contact-cases.service.js';
import type { TranscriptDto, TranscriptTakenDto } from './chat.dto.js';
import type { Chat } from './chat.entity.js';
import { descriptionOf, fateOf, questionsOf, type Turn } from './chat.rules.js';
import { ChatStore } from './chat-store.service.js';
import { turnsFrom } from './turns.rules.js';

/** What a delivery adds to what is known of a conversation. */
interface Heard {
  citizen?: CitizenDto;
  case?: Partial<CaseDto>;
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
    private readonly callBacks: CallBackService,
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
    heard: Heard,
    me: Asker | null,
  ): Promise<OpenedCaseDto[]> {
    const fate = fateOf(chat);
    if (fate === 'wait' && !chat.contactId) return [];
    // The chat is locked, and with it this.
    const [contact] = chat.contactId ? await tx.read(Contact, { id: chat.contactId }) : [];
    if (contact?.outcome === 'recorded') {
      // What is said after there is a case is read with it.
      if (fresh.length > 0)
        for (const number of await this.numbersOf(tx, contact.id))
          await this.notes.add(tx, number, said(fresh));
      return [];
    }
    if (contact && fate !== 'case') return [];
    const recorded = contact
      ? await this.contacts.goOn(tx, contact, this.caseOf(turns, heard), this.sourceOf(chat, turns))
      : await this.record(tx, chat, turns, heard, me);
    tx.set(chat, { contactId: recorded.id });
    for (const { number } of recorded.cases) await this.hangOn(tx, number, turns, chat.wantsPerson);
    return recorded.cases;
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
        receivedAt: chat.startedAt.toISOString(),
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

  /** The conversation on the case's timeline; whoever asked for a person and can be reached is called. */
  private async hangOn(
    tx: Transaction,
    number: string,
    turns: readonly Turn[],
    wantsPerson: boolean,
  ): Promise<void> {
    await this.notes.add(tx, number, said(turns));
    const [file] = await tx.query<{ id: string; citizenId: string | null }>(
      'select id, citizen_id as "citizenId" from case_file where number = $1',
      [number],
    );
    if (!wantsPerson || !file?.citizenId || !(await this.citizens.canBeTold(tx, file.citizenId))) return;
    await this.callBacks.open(tx, {
      ...{ caseId: file.id, number, purpose: 'other', openedBy: null },
      note: '民眾在智能客服希望由專人聯絡。',
    });
  }

  private async told(tx: Transaction, chat: Chat, opened: OpenedCaseDto[]): Promise<TranscriptTakenDto> {
    const { contactId, turns } = chat;
    const [called] = await tx.query(
      `select 1 from contact_case l join call_back b on b.case_id = l.case_id
        where l.contact_id = $1 and b.closed_at is null limit 1`,
      [contactId],
    );
    const cases = contactId ? await this.numbersOf(tx, contactId) : [];
    return { contactId, turns, opened, cases, willBeCalled: called !== undefined };
  }

  private async numbersOf(tx: Transaction, contactId: string): Promise<string[]> {
    const rows = await tx.query<{ number: string }>(
      `select c.number from contact_case l join case_file c on c.id = l.case_id
        where l.contact_id = $1 order by c.id`,
      [contactId],
    );
    return rows.map(({ number }) => number);
  }
}

const WHO = { citizen: '民眾', bot: '智能客服', person: '專人' } as const;

function said(turns: readonly Turn[]): string {
  const lines = turns.map(({ speaker, text }) => `${WHO[speaker]}：${text.trim()}`);
  const whole = lines.join('\n');
  if (whole.length <= MOST_ON_TIMELINE) return whole;
  return `（對話共 ${turns.length} 則，這裡只列最後的部分）\n…${whole.slice(-MOST_ON_TIMELINE)}`;
}
