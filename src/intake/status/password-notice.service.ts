import { Injectable } from '@nestjs/common';
import { CaseFile } from '../../cases/case-file.entity.js';
import { WritingTo } from '../../citizens/writing-to.service.js';
import { MailGateway } from '../../messages/mail/mail-gateway.js';
import type { MessageVia } from '../../messages/mail/message.events.js';
import { Outbox } from '../../messages/mail/outbox.service.js';
import { SmsGateway } from '../../messages/sms/sms-gateway.js';
import type { Transaction } from '../../platform/database/transaction.js';
import type { Fact } from '../../platform/log/fact.js';

/**
 * Who knows a name and a telephone number can call as somebody else and is given their password: whoever the case belongs
 * to hears of it by the way they are known by, and nothing else.
 */
@Injectable()
export class PasswordNotice {
  constructor(
    private readonly outbox: Outbox,
    private readonly citizens: WritingTo,
    private readonly mails: MailGateway,
    private readonly texts: SmsGateway,
  ) {}

  /** Hears case.password-issued. */
  async tellOwner(tx: Transaction, { payload }: Fact<'case.password-issued'>): Promise<void> {
    const { caseId, number, by } = payload;
    // The city has called them.
    if (by === 'call-back') return;
    const file = await tx.get(CaseFile, caseId);
    const citizenId = file?.citizenId;
    const via = citizenId && (await this.wayTo(tx, citizenId));
    if (!via) return;
    this.outbox.queue(tx, {
      ...{ kind: 'password-issued', via, to: { citizenId }, language: await this.languageOf(tx, caseId) },
      ...{ letterId: null, about: { caseId, number }, inReplyTo: null, queuedBy: null, values: { number } },
    });
  }

  private async wayTo(tx: Transaction, citizenId: string): Promise<MessageVia | null> {
    const { mail, sms } = await this.citizens.reach(tx, citizenId);
    if (mail && this.mails.isOpen) return 'mail';
    return sms && this.texts.isOpen ? 'sms' : null;
  }

  /** As they spoke the first time. */
  private async languageOf(tx: Transaction, caseId: string): Promise<string> {
    const [first] = await tx.query<{ language: string | null }>(
      `select k.language from contact_case o join contact k on k.id = o.contact_id
        where o.case_id = $1 order by k.received_at, k.id limit 1`,
      [caseId],
    );
    return first?.language ?? 'zh-TW';
  }
}
