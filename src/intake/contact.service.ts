import { Injectable } from '@nestjs/common';
import { type Asker, grantFor } from '../access/rights.js';
import { CitizensService } from '../citizens/citizens.service.js';
import type { Origin } from '../events.js';
import { Clock } from '../platform/clock/clock.js';
import { readTime } from '../platform/clock/read-time.js';
import { Database } from '../platform/database/database.js';
import type { Transaction } from '../platform/database/transaction.js';
import { newId } from '../platform/ids.js';
import { invalid } from '../platform/problem/validation.js';
import type { CaseDto, ContactDto, ContactRecordedDto } from './contact.dto.js';
import { Contact } from './contact.entity.js';
import { flawsOfOutcome } from './contact.rules.js';
import { ContactCasesService, LIVE, type Source } from './contact-cases.service.js';
import { flawsOfPaper } from './paper/paper.rules.js';
import { flawOfReceipt } from './received-at.rules.js';

const DEFAULT_LANGUAGE = 'zh-TW';

/** One contact, one transaction: the contact, the citizen, its cases with their clocks and orders. */
@Injectable()
export class ContactService {
  constructor(
    private readonly database: Database,
    private readonly citizens: CitizensService,
    private readonly cases: ContactCasesService,
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
    this.cases.check(wishes, [...flawsOfOutcome(dto), ...flawsOfPaper(dto)]);
    const leads = await this.cases.leadsOf(tx, wishes, me);
    const citizenId = dto.citizen ? await this.citizens.remember(tx, dto.citizen) : null;
    const contact = tx.add(this.contactOf(dto, me, receivedAt, citizenId, source.origin));
    return this.cases.openAndTell(tx, contact, { wishes, leads, attachments: dto.attachments }, source, me);
  }

  /**
   * A contact that seemed to be answered goes on, and opens a case after all: it is told again, as it stands now. It is
   * locked, and has none. INVALID 400.
   */
  goOn(tx: Transaction, contact: Contact, wish: CaseDto, source: Source): Promise<ContactRecordedDto> {
    this.cases.check([wish]);
    tx.set(contact, { outcome: 'recorded', answeredAtOnce: null, topic: null });
    return this.cases.openAndTell(tx, contact, { wishes: [wish], leads: [] }, source, null);
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
