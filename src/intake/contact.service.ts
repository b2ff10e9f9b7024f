import { Injectable } from '@nestjs/common';
import type { Asker } from '../access/rights.js';
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
import { invalid } from '../platform/problem/validation.js';
import { flawsOf, isConfidential } from './case-wish.rules.js';
import type { CaseDto, ContactDto, ContactRecordedDto, OpenedCaseDto } from './contact.dto.js';
import { Contact } from './contact.entity.js';
import { flawsOfOutcome } from './contact.rules.js';
import { ContactCase } from './contact-case.entity.js';
import { flawOfReceipt } from './received-at.rules.js';

const DEFAULT_LANGUAGE = 'zh-TW';

/** Where a contact comes from; a replayed case also says whether it was still being recorded, and its old number. */
export type Source = Pick<CaseToOpen, 'origin' | 'draft' | 'sourceReference'>;
const LIVE: Source = { origin: 'live' };

/** One contact, one transaction: the contact, the citizen, its cases with their clocks and orders. */
@Injectable()
export class ContactService {
  constructor(
    private readonly database: Database,
    private readonly citizens: CitizensService,
    private readonly cases: OpenCaseService,
    private readonly lock: CaseLockService,
    private readonly city: CityService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** INVALID 400 names every wrong field; nothing is written then. */
  record(dto: ContactDto, me: Asker, source: Source = LIVE): Promise<ContactRecordedDto> {
    const receivedAt = this.receivedAt(dto, source.origin);
    const wishes = dto.outcome === 'recorded' ? (dto.cases ?? []) : [];
    const flaws = [
      ...flawsOfOutcome(dto),
      ...wishes.flatMap((wish, index) => flawsOf(wish, index, this.city)),
    ];
    if (flaws.length > 0) throw invalid(flaws);
    return this.database.transaction(async tx => {
      const citizenId = dto.citizen ? await this.citizens.remember(tx, dto.citizen) : null;
      const contact = tx.add(this.contactOf(dto, me, receivedAt, citizenId, source.origin));
      const opened: OpenedCase[] = [];
      for (const wish of wishes) opened.push(await this.open(tx, wish, contact, source, me));
      await this.events.tell(tx, 'contact.recorded', {
        contactId: contact.id,
        channel: contact.channel,
        outcome: contact.outcome,
        answeredAtOnce: contact.answeredAtOnce,
        topic: this.city.topics.some(({ code }) => code === contact.topic) ? contact.topic : null,
        reason: contact.reason,
        receivedAt: receivedAt.toISOString(),
        cases: opened.map(({ file }) => file.id),
        origin: source.origin,
      });
      return { id: contact.id, outcome: contact.outcome, cases: opened.map(one => this.answer(one)) };
    });
  }

  private async open(
    tx: Transaction,
    wish: CaseDto,
    contact: Contact,
    source: Source,
    me: Asker,
  ): Promise<OpenedCase> {
    const joins = wish.joins ? await this.leadOf(tx, wish.joins, me) : undefined;
    const opened = await this.cases.open(tx, { ...this.toOpen(wish, contact), ...source, joins });
    tx.add(
      Object.assign(new ContactCase(), {
        contactId: contact.id,
        caseId: opened.file.id,
        relation: 'opened' as const,
      }),
    );
    return opened;
  }

  /** CASE_NOT_FOUND 404, CASE_NOT_YOURS 403, CASE_CONFIDENTIAL 403; whether it can be joined is seen with the case. */
  private async leadOf(tx: Transaction, number: string, me: Asker): Promise<CaseFile> {
    const lead = await this.lock.byNumber(tx, number);
    this.lock.permitRow(me, 'case.merge', lead);
    return lead;
  }

  private toOpen(wish: CaseDto, contact: Contact): Omit<CaseToOpen, keyof Source> {
    const point = wish.lng != null && wish.lat != null ? { lng: wish.lng, lat: wish.lat } : null;
    const found = point ? this.city.locate(point.lng, point.lat) : null;
    const category = wish.category
      ? this.city.category(wish.category)
      : this.city.uncategorised(wish.kind ?? 'dispatch');
    const district = wish.district ?? found?.district.code ?? null;
    return {
      kind: category?.kind ?? 'dispatch',
      category: category?.code as string,
      district,
      village: wish.village ?? (district === found?.district.code ? (found?.village?.code ?? null) : null),
      place: wish.place || null,
      lng: point?.lng ?? null,
      lat: point?.lat ?? null,
      attributes: wish.attributes ?? {},
      description: wish.description,
      urgency: wish.urgency ?? 'normal',
      agency: wish.agency ?? null,
      channel: contact.channel,
      receivedAt: contact.receivedAt,
      citizenId: contact.citizenId,
      contactConsent: wish.contactConsent ?? false,
      confidential: isConfidential(wish, category),
      reportedAgency: wish.reportedAgency ?? null,
    };
  }

  private contactOf(
    dto: ContactDto,
    me: Asker,
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
      handledBy: me.id,
      outcome: dto.outcome,
      topic: inquiry?.topic ?? null,
      answeredAtOnce: inquiry?.answeredAtOnce ?? null,
      reason: other?.reason ?? null,
      note: inquiry?.note ?? other?.note ?? null,
      language: dto.language ?? DEFAULT_LANGUAGE,
      callReference: dto.callReference ?? null,
      citizenId,
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

  private receivedAt({ receivedAt }: ContactDto, origin: Origin): Date {
    const now = this.clock.now();
    if (!receivedAt) return now;
    // Its form was checked at the edge.
    const time = readTime(receivedAt) as Date;
    const flaw = flawOfReceipt(time, now, origin);
    if (flaw) throw invalid([flaw]);
    return time;
  }
}
