import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { MailGateway } from '../../messages/mail/mail-gateway.js';
import { Outbox } from '../../messages/mail/outbox.service.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { CaseDto } from '../contact.dto.js';
import { Contact } from '../contact.entity.js';
import { ContactCasesService } from '../contact-cases.service.js';
import type { DivideDto, LetterInFullDto, MatterDto } from './letter.dto.js';
import type { Letter } from './letter.entity.js';
import { letterNotConfirmed } from './letter.problems.js';
import { LetterCase } from './letter-case.entity.js';
import { LetterLock } from './letter-lock.service.js';
import { LettersQuery } from './letters.query.js';

interface Found {
  caseId: string;
  number: string;
  nth: number;
}

/** 一信數事: each matter has a case of its own at the agency it belongs to; they are answered as one. */
@Injectable()
export class DivideService {
  constructor(
    private readonly database: Database,
    private readonly locks: LetterLock,
    private readonly cases: ContactCasesService,
    private readonly outbox: Outbox,
    private readonly gateway: MailGateway,
    private readonly views: LettersQuery,
    private readonly timeline: TimelineService,
    private readonly events: Events,
  ) {}

  /**
   * The first case stays as it is. LETTER_NOT_FOUND 404, STALE_VERSION 409, LETTER_NOT_CONFIRMED 409, INVALID 400 for an
   * unknown category or district.
   */
  divide(id: string, { version, matters }: DivideDto, me: Asker): Promise<LetterInFullDto> {
    return this.database.transaction(async tx => {
      const letter = await this.locks.lock(tx, id, version, me);
      const [contact] = await tx.read(Contact, { id: letter.contactId as string });
      if (letter.state !== 'confirmed' || !contact || !letter.citizenId) throw letterNotConfirmed();
      const before = await this.casesOf(tx, id);
      const [first] = before as [Found];
      const told: { number: string; password: string }[] = [];
      for (const [index, matter] of matters.entries()) {
        const { number, password } = await this.cases.openMore(tx, contact, wishFrom(matter));
        await this.add(tx, letter, first, number, before.length + index + 1);
        told.push({ number, password });
      }
      tx.set(letter, { version: version + 1 });
      this.outbox.queue(tx, {
        ...{ kind: 'divided', to: { citizenId: letter.citizenId }, language: letter.language, letterId: id },
        ...{ about: first, inReplyTo: null, queuedBy: me.id },
        values: { number: first.number, cases: told, page: `${this.gateway.ownAddress}/status` },
      });
      return this.views.one(tx, id);
    });
  }

  private async add(
    tx: Transaction,
    letter: Letter,
    first: Found,
    number: string,
    nth: number,
  ): Promise<void> {
    const [row] = await tx.query<{ id: string }>('select id from case_file where number = $1', [number]);
    const { id: caseId } = row as { id: string };
    tx.add(Object.assign(new LetterCase(), { letterId: letter.id, nth, caseId }));
    const data = { letterId: letter.id, from: first.number };
    this.timeline.write(tx, { caseId, kind: 'letter.divided', data });
    await this.events.tell(tx, 'letter.divided', { letterId: letter.id, caseId, number });
  }

  private casesOf(tx: Transaction, letterId: string): Promise<Found[]> {
    return tx.query<Found>(
      `select j.case_id as "caseId", c.number, j.nth from letter_case j join case_file c on c.id = j.case_id
        where j.letter_id = $1 order by j.nth`,
      [letterId],
    );
  }
}

const wishFrom = ({ text, category, district }: MatterDto): CaseDto => ({
  description: text,
  ...(category ? { category } : { category: null, kind: 'petition' as const }),
  ...(district && { district }),
});
