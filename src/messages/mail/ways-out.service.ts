import { Injectable } from '@nestjs/common';
import { postOf } from '../../access/post.rules.js';
import { StaffByMail } from '../../access/staff-by-mail.query.js';
import { WritingTo } from '../../citizens/writing-to.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { SmsRefused } from '../sms/sms.rules.js';
import { SmsGateway } from '../sms/sms-gateway.js';
import { type Outcome, outcomeOf, type SendFault } from './mail.rules.js';
import { MailGateway } from './mail-gateway.js';
import type { Message } from './message.entity.js';
import type { MessageKind, MessageVia } from './message.events.js';
import type { Enclosure } from './message-seal.js';

/** Written by somebody, who reads what is replied; all else is said by the house. */
const PERSONAL: readonly MessageKind[] = ['answer', 'explanation'];

/** What leaves. */
export interface Leaving {
  to: string;
  subject: string;
  text: string;
  inReplyTo: string | null;
  attachment: Enclosure | null;
}

/** By mail and by text message: which way is open, where it leads, and how a message leaves by it. */
@Injectable()
export class WaysOut {
  constructor(
    private readonly mails: MailGateway,
    private readonly texts: SmsGateway,
    private readonly citizens: WritingTo,
    private readonly staff: StaffByMail,
    private readonly audit: Audit,
  ) {}

  get open(): MessageVia[] {
    return [...(this.mails.isOpen ? ['mail' as const] : []), ...(this.texts.isOpen ? ['sms' as const] : [])];
  }

  get patience(): MailGateway['patience'] {
    return this.mails.patience;
  }

  /** What is under way ends here, as far as we know. */
  giveUp(): void {
    this.mails.giveUp();
    this.texts.giveUp();
  }

  /** Recorded in the same commit. Null: there is nobody to send it to. */
  async addressOf(tx: Transaction, message: Message, kept: string | null): Promise<string | null> {
    const { id, citizenId, staffId, madeFor, caseId, via } = message;
    // Of another post they may have lost the right to what it holds.
    if (staffId !== null) {
      const person = await this.staff.of(tx, staffId);
      return person && postOf(person) === madeFor ? person.email : null;
    }
    const subject = `message:${id}`;
    if (citizenId !== null)
      return via === 'sms'
        ? this.citizens.mobileNumber(tx, { citizenId, caseId }, subject)
        : this.citizens.mailAddress(tx, { citizenId, caseId }, subject);
    if (kept !== null) await this.audit.record(tx, { action: 'person.written-to', subject });
    return kept;
  }

  /** @throws what `outcomeOf` understands */
  send({ via, mailId, language, kind, queuedAt: at }: Message, leaving: Leaving): Promise<void> {
    const { to, text } = leaving;
    if (via === 'sms') return this.texts.send({ id: mailId, to, text, at });
    return this.mails.send({ ...leaving, mailId, language, automatic: !PERSONAL.includes(kind), at });
  }

  outcomeOf(fault: unknown): Outcome {
    return fault instanceof SmsRefused ? fault.outcome : outcomeOf(fault as SendFault);
  }
}
