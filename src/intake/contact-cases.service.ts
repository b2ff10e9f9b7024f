import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
import { caseNotFound } from '../cases/case.problems.js';
import type { CaseFile } from '../cases/case-file.entity.js';
import { CaseLockService } from '../cases/case-lock.service.js';
import { type CaseToOpen, OpenCaseService, type OpenedCase } from '../cases/open-case.service.js';
import type { NamedDto } from '../city/city.dto.js';
import { CityService } from '../city/city.service.js';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import type { FieldProblem } from '../platform/problem/problem.js';
import { invalid } from '../platform/problem/validation.js';
import { caseToOpen } from './case-to-open.rules.js';
import { flawsOf } from './case-wish.rules.js';
import type { Questions } from './chatbot/chat.rules.js';
import type { CaseDto, ContactRecordedDto, OpenedCaseDto } from './contact.dto.js';
import type { Contact } from './contact.entity.js';
import { ContactCase } from './contact-case.entity.js';
import { ContactFiles } from './contact-files.service.js';

/** Where a contact comes from; a replayed case also says whether it was still being recorded, and its old number. */
export interface Source extends Pick<CaseToOpen, 'origin' | 'draft' | 'sourceReference' | 'untimed'> {
  /** Of its cases, where it was not clear from the beginning that there are any. */
  casesReceivedAt?: Date;
  /** What a chatbot was asked. */
  questions?: Questions;
}
export const LIVE: Source = { origin: 'live' };

/** What a contact opens, with what came with it. */
interface Wanted {
  wishes: readonly CaseDto[];
  /** The cases that they join. */
  leads: readonly CaseFile[];
  attachments?: readonly string[];
}

/** The cases that a contact opens or joins. */
@Injectable()
export class ContactCasesService {
  constructor(
    private readonly cases: OpenCaseService,
    private readonly lock: CaseLockService,
    private readonly files: ContactFiles,
    private readonly city: CityService,
    private readonly events: Events,
  ) {}

  /** A further matter of a contact has a case of its own, received with the first. INVALID 400. */
  async openMore(tx: Transaction, contact: Contact, wish: CaseDto): Promise<OpenedCaseDto> {
    this.check([wish]);
    return this.answer(await this.open(tx, wish, contact, LIVE, null), null);
  }

  /** INVALID 400 names every wrong field. */
  check(wishes: readonly CaseDto[], others: readonly FieldProblem[] = []): void {
    const flaws = [...others, ...wishes.flatMap((wish, index) => flawsOf(wish, index, this.city))];
    if (flaws.length > 0) throw invalid(flaws);
  }

  /** Its cases with what came with it, and the fact. */
  async openAndTell(
    tx: Transaction,
    contact: Contact,
    { wishes, leads, attachments = [] }: Wanted,
    source: Source,
    me: Asker | null,
  ): Promise<ContactRecordedDto> {
    const opened: OpenedCase[] = [];
    for (const wish of wishes) opened.push(await this.open(tx, wish, contact, source, leadOf(wish, leads)));
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
    return {
      id: contact.id,
      outcome: contact.outcome,
      cases: opened.map((one, at) => this.answer(one, leadOf(wishes[at], leads))),
    };
  }

  private async open(
    tx: Transaction,
    wish: CaseDto,
    contact: Contact,
    source: Source,
    joins: CaseFile | null,
  ): Promise<OpenedCase> {
    const { casesReceivedAt, questions: _, ...from } = source;
    const told = { ...caseToOpen(wish, contact, this.city), ...from, joins: joins ?? undefined };
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
  async leadsOf(tx: Transaction, wishes: readonly CaseDto[], me: Asker | null): Promise<CaseFile[]> {
    const numbers = wishes.flatMap(({ joins }) => joins ?? []);
    if (numbers.length === 0) return [];
    const leads = await this.lock.several(tx, { numbers });
    if (!me || numbers.some(number => !leads.some(lead => lead.number === number))) throw caseNotFound();
    for (const lead of leads) this.lock.permitRow(me, 'case.merge', lead);
    return leads;
  }

  private answer({ file, password }: OpenedCase, lead: CaseFile | null): OpenedCaseDto {
    const category = lead && this.city.category(lead.category);
    const agency = file.agency ? this.city.agency(file.agency) : null;
    return {
      number: file.number,
      password,
      kind: file.kind,
      state: file.state,
      agency: agency && named(agency),
      unroutedReason: file.unroutedReason,
      joined: lead && { number: lead.number, category: category ? named(category) : null },
      clocks: this.city.promises(file.category, file.receivedAt, file.district),
    };
  }
}

const leadOf = (wish: CaseDto | undefined, leads: readonly CaseFile[]): CaseFile | null =>
  leads.find(({ number }) => number === wish?.joins) ?? null;

const named = ({ code, name, nameEn }: NamedDto): NamedDto => ({ code, name, nameEn });
