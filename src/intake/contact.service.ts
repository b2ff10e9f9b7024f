import { Injectable } from '@nestjs/common';
import { type Asker, grantFor } from '../access/rights.js';
import { caseNotFound } from '../cases/case.problems.js';
import type { CaseFile } from '../cases/case-file.entity.js';
import { CaseLockService } from '../cases/case-lock.service.js';
import { type CaseToOpen, OpenCaseService, type OpenedCase } from '../cases/open-case.service.js';
import { CitizensService } from '../citizens/citizens.service.js';
import { CityService } from '../city/city.service.js';
import type { Origin } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import { readTime } from '../platform/clock/read-time.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { Events } from '../platform/log/events.service.js';
import type { FieldProblem } from '../platform/problem/problem.js';
import { invalid } from '../platform/problem/validation.js';
import { caseToOpen } from './case-to-open.rules.js';
import { flawsOf } from './case-wish.rules.js';
import type { Questions } from './chatbot/chat.rules.js';
import type { CaseDto, ContactDto, ContactRecordedDto, OpenedCaseDto } from './contact.dto.js';
import { Contact } from './contact.entity.js';
import { flawsOfOutcome } from './contact.rules.js';
import { ContactCase } from './contact-case.entity.js';
import { ContactFiles } from './contact-files.service.js';
import { flawsOfPaper } from './paper/paper.rules.js';
import { flawOfReceipt } from './received-at.rules.js';

const DEFAULT_LANGUAGE = 'zh-TW';

/** Where a contact comes from; a replayed case also says whether it was still being recorded, and its old number. */
export interface Source extends Pick<CaseToOpen, 'origin' | 'draft' | 'sourceReference' | 'untimed'> {
  /** Of its cases, where it was not clear from the beginning that there are any. */
  casesReceivedAt?: Date;
  /** What a chatbot was asked. */
  questions?: Questions;
}
const LIVE: Source = { origin: 'live' };

/** What a contact opens, with what came with it. */
interface Wanted {
  wishes: readonly CaseDto[];
  /** The cases that they join. */
  leads: readonly CaseFile[];
  attachments?: readonly string[];
}

/** One contact, one transaction: the contact, the citizen, its cases with their clocks and orders. */
@Injectable()
export class ContactService {
  constructor(
    private readonly database: Database,
    private readonly citizens: CitizensService,
    private readonly cases: OpenCaseService,
    private readonly lock: CaseLockService,
    private readonly files: ContactFiles,
    private readonly city: CityService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** INVALID 400 names every wrong field; nothing is written then. */
  record(dto: ContactDto, me: Asker, source: Source = LIVE): Promise<ContactRecordedDto> {
    return this.database.transaction(tx => this.take(tx, dto, me, source));
  }

  /** The same within the fact of a door. `me`: null where nobody is at it, as with a mail. INVALID 400. */
  async take(
    tx: Transaction,
    dto: ContactDto,
    me: Asker | null,
    source: Source = LIVE,
  ): Promise<ContactRecordedDto> {
    const receivedAt = this.receivedAt(dto, source.origin, me);
    const wishes = dto.outcome === 'recorded' ? (dto.cases ?? []) : [];
    this.check(wishes, [...flawsOfOutcome(dto), ...flawsOfPaper(dto)]);
    const leads = await this.leadsOf(tx, wishes, me);
    const citizenId = dto.citizen ? await this.citizens.remember(tx, dto.citizen) : null;
    const contact = tx.add(this.contactOf(dto, me, receivedAt, citizenId, source.origin));
    return this.openAndTell(tx, contact, { wishes, leads, attachments: dto.attachments }, source, me);
  }

  /**
   * A contact that seemed to be answered goes on, and opens a case after all: it is told again, as it stands now. It is
   * locked, and has none. INVALID 400.
   */
  goOn(tx: Transaction, contact: Contact, wish: CaseDto, source: Source): Promise<ContactRecordedDto> {
    this.check([wish]);
    tx.set(contact, { outcome: 'recorded', answeredAtOnce: null, topic: null });
    return this.openAndTell(tx, contact, { wishes: [wish], leads: [] }, source, null);
  }

  /** A further matter of a contact has a case of its own, received with the first. INVALID 400. */
  async openMore(tx: Transaction, contact: Contact, wish: CaseDto): Promise<OpenedCaseDto> {
    this.check([wish]);
    return this.answer(await this.open(tx, wish, contact, LIVE, []));
  }

  private check(wishes: readonly CaseDto[], others: readonly FieldProblem[] = []): void {
    const flaws = [...others, ...wishes.flatMap((wish, index) => flawsOf(wish, index, this.city))];
    if (flaws.length > 0) throw invalid(flaws);
  }

  private async openAndTell(
    tx: Transaction,
    contact: Contact,
    { wishes, leads, attachments = [] }: Wanted,
    source: Source,
    me: Asker | null,
  ): Promise<ContactRecordedDto> {
    const opened: OpenedCase[] = [];
    for (const wish of wishes) opened.push(await this.open(tx, wish, contact, source, leads));
    if (attachments.length > 0) await this.files.attach(tx, attachments, { contact, opened }, me?.id ?? null);
    await this.events.tell(tx, 'contact.recorded', {
      contactId: contact.id,
      channel: contact.channel,
      outcome: contact.outcome,
      answeredAtOnce: contact.answeredAtOnce,
      topic: this.city.topics.some(({ code }) => code === contact.topic) ? contact.topic : null,
      reason: contact.reason,
      receivedAt: contact.receivedAt.toISOString(),
      cases: opened.map(({ file }) => file.id),
      ...(source.questions && { questions: source.questions }),
      origin: source.origin,
    });
    return { id: contact.id, outcome: contact.outcome, cases: opened.map(one => this.answer(one)) };
  }

  private async open(
    tx: Transaction,
    wish: CaseDto,
    contact: Contact,
    source: Source,
    leads: readonly CaseFile[],
  ): Promise<OpenedCase> {
    const joins = leads.find(({ number }) => number === wish.joins);
    const { casesReceivedAt, questions: _, ...from } = source;
    const told = { ...caseToOpen(wish, contact, this.city), ...from, joins };
    const opened = await this.cases.open(tx, { ...told, receivedAt: casesReceivedAt ?? told.receivedAt });
    tx.add(
      Object.assign(new ContactCase(), {
        contactId: contact.id,
        caseId: opened.file.id,
        relation: 'opened' as const,
      }),
    );
    return opened;
  }

  /**
   * The cases that these join, locked before the caller is. CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403;
   * whether they can be joined is seen with the case.
   */
  private async leadsOf(tx: Transaction, wishes: readonly CaseDto[], me: Asker | null): Promise<CaseFile[]> {
    const numbers = wishes.flatMap(({ joins }) => joins ?? []);
    if (numbers.length === 0) return [];
    const leads = await this.lock.several(tx, { numbers });
    if (!me || numbers.some(number => !leads.some(lead => lead.number === number))) throw caseNotFound();
    for (const lead of leads) this.lock.permitRow(me, 'case.merge', lead);
    return leads;
  }

  private contactOf(
    dto: ContactDto,
    me: Asker | null,
    receivedAt: Date,
    citizenId: string | null,
    origin: Origin,
  ): Contact {
    const inquiry = dto.outcome === 'inquiry' ? dto.inquiry : undefined;
    const other = dto.outcome === 'other' ? dto.other : undefined;
    return Object.assign(new Contact(), {
      id: newId(),
      channel: dto.channel,
      receivedAt,
      typedAt: this.clock.now(),
      handledBy: me?.id ?? null,
      outcome: dto.outcome,
      topic: inquiry?.topic ?? null,
      answeredAtOnce: inquiry?.answeredAtOnce ?? null,
      reason: other?.reason ?? null,
      note: inquiry?.note ?? other?.note ?? null,
      language: dto.language ?? DEFAULT_LANGUAGE,
      callReference: dto.callReference ?? null,
      citizenId,
      documentNumber: dto.documentNumber || null,
      lateReason: dto.lateReason || null,
      origin,
    });
  }

  private answer({ file, password }: OpenedCase): OpenedCaseDto {
    const agency = file.agency ? this.city.agency(file.agency) : null;
    return {
      number: file.number,
      password,
      kind: file.kind,
      state: file.state,
      agency: agency && { code: agency.code, name: agency.name, nameEn: agency.nameEn },
      unroutedReason: file.unroutedReason,
      clocks: this.city.promises(file.category, file.receivedAt, file.district),
    };
  }

  private receivedAt({ receivedAt, lateReason }: ContactDto, origin: Origin, me: Asker | null): Date {
    const now = this.clock.now();
    if (!receivedAt) return now;
    // Its form was checked at the edge.
    const time = readTime(receivedAt) as Date;
    const mayBeLate = me !== null && grantFor(me, 'contact.record-late') !== null;
    const flaw = flawOfReceipt(time, now, { origin, lateReason, mayBeLate });
    if (flaw) throw invalid([flaw]);
    return time;
  }
}
