import { Injectable } from '@nestjs/common';
import { hashOfToken } from '../../access/tokens.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { ClaimFilesService, type FileClaim } from '../../files/claim-files.service.js';
import { MailGateway } from '../../messages/mail/mail-gateway.js';
import { Outbox } from '../../messages/mail/outbox.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import type { ContactDto, ContactRecordedDto } from '../contact.dto.js';
import { ContactService } from '../contact.service.js';
import { Letter } from './letter.entity.js';
import { linkExpired, linkInvalid } from './letter.problems.js';
import { petitionText, stateOf } from './letter.rules.js';
import { LetterCase } from './letter-case.entity.js';
import { LetterSeal } from './letter-seal.js';

export interface Confirmed {
  number: string;
  /** Told once; null: it was told before. */
  password: string | null;
  confirmedAt: Date;
}

interface Opened {
  caseId: string;
  number: string;
  citizenId: string;
}

/** 陳情自確認時起算: by the link the letter becomes a petition, once. */
@Injectable()
export class ConfirmService {
  constructor(
    private readonly database: Database,
    private readonly contacts: ContactService,
    private readonly seal: LetterSeal,
    private readonly files: ClaimFilesService,
    private readonly outbox: Outbox,
    private readonly gateway: MailGateway,
    private readonly timeline: TimelineService,
    private readonly events: Events,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** LETTER_LINK_INVALID 404, LETTER_LINK_EXPIRED 410. Asked again it answers the number. */
  confirm(token: string): Promise<Confirmed> {
    return this.database.transaction(async tx => {
      const [letter] = await tx.read(Letter, { tokenHash: hashOfToken(token) }, { lock: true });
      if (!letter) throw linkInvalid();
      const now = this.clock.now();
      const state = stateOf(letter, now);
      if (state === 'expired') throw linkExpired();
      if (state === 'confirmed') return this.before(tx, letter);
      const texts = this.seal.opened(
        letter,
        'name',
        'email',
        'phone',
        'address',
        'subject',
        'text',
        'sourceMessageId',
      );
      const recorded = await this.contacts.take(tx, contactFrom(letter, texts), null);
      const [{ number, password }] = recorded.cases as [ContactRecordedDto['cases'][number]];
      const { caseId, citizenId } = await this.opened(tx, recorded.id, number);
      tx.set(letter, {
        ...{ state: 'confirmed', confirmedAt: now, answerDue: true, version: letter.version + 1 },
        ...{ contactId: recorded.id, citizenId, emailHash: null },
        // From now on they stand with the citizens.
        ...{ name: null, email: null, phone: null, address: null },
      });
      tx.add(Object.assign(new LetterCase(), { letterId: letter.id, nth: 1, caseId }));
      const data = { letterId: letter.id, via: letter.via, arrivedAt: letter.receivedAt.toISOString() };
      const { id: entryId } = this.timeline.write(tx, { caseId, kind: 'letter.confirmed', data });
      await this.attach(tx, letter.id, { caseId, entryId, contactId: recorded.id, withheld: 'documents' });
      await this.events.tell(tx, 'letter.confirmed', { letterId: letter.id, caseId, number });
      this.outbox.queue(tx, {
        ...{ kind: 'accepted', to: { citizenId }, language: letter.language, letterId: letter.id },
        ...{ about: { caseId, number }, inReplyTo: texts.sourceMessageId, queuedBy: null },
        values: { number, password, page: `${this.gateway.ownAddress}/status` },
      });
      return { number, password, confirmedAt: now };
    });
  }

  /** As much as a case may hold; what is more stays with the letter, which is confirmed all the same. */
  private async attach(tx: Transaction, letterId: string, to: FileClaim): Promise<void> {
    const held = await tx.query<{ id: string; bytes: number }>(
      `select id, (sum(size) over (order by uploaded_at, id))::float as bytes from attachment
        where held_for = $1 order by uploaded_at, id limit $2`,
      [letterId, this.config.caseFiles],
    );
    const fitting = held.filter(({ bytes }) => bytes <= this.config.caseFilesBytes).map(({ id }) => id);
    await this.files.claimHeld(tx, letterId, to, fitting);
  }

  private async before(tx: Transaction, { id, confirmedAt }: Letter): Promise<Confirmed> {
    const [row] = await tx.query<{ number: string }>(
      `select c.number from letter_case l join case_file c on c.id = l.case_id where l.letter_id = $1 and l.nth = 1`,
      [id],
    );
    return { number: (row as { number: string }).number, password: null, confirmedAt: confirmedAt as Date };
  }

  private async opened(tx: Transaction, contactId: string, number: string): Promise<Opened> {
    const [row] = await tx.query<Opened>(
      `select c.id as "caseId", k.citizen_id as "citizenId" from case_file c, contact k
        where c.number = $2 and k.id = $1`,
      [contactId, number],
    );
    return row as Opened;
  }
}

/** Received when it was confirmed: its time runs from then. */
function contactFrom(
  { language }: Letter,
  { name, email, phone, address, subject, text }: ReturnType<LetterSeal['opened']>,
): ContactDto {
  return {
    ...{ channel: 'mailbox', outcome: 'recorded', language },
    citizen: {
      ...(name && { name }),
      ...(email && { email }),
      ...(phone && { phone }),
      ...(address && { address }),
    },
    cases: [{ kind: 'petition', category: null, description: petitionText(subject ?? '', text ?? '') }],
  };
}
