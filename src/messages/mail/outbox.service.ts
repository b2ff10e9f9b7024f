import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Config } from '../../platform/config/config.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { headerText } from './mail.rules.js';
import { MailGateway } from './mail-gateway.js';
import { MailSender } from './mail-sender.service.js';
import { Message } from './message.entity.js';
import type { MessageKind, MessageVia } from './message.events.js';
import { type Enclosure, MessageSeal } from './message-seal.js';
import { NOTHING } from './redaction.service.js';
import { type MailValues, type Said, templatesFor } from './templates.js';
import { ThreadTokens } from './thread-token.js';

const DAY_MS = 86_400_000;
/** What holds a link, a password or a file is kept as long as it may come back and be sent once more. */
const SECRET_DAYS = 7;
const SECRETS: readonly MessageKind[] = ['confirm', 'accepted', 'divided', 'survey', 'report', 'accident'];

export interface NewMessage<Kind extends MessageKind> {
  kind: Kind;
  /** Left out: by mail. */
  via?: MessageVia;
  /** A citizen we know, the address of somebody who has not confirmed yet, or somebody of the city, as long as of this post. */
  to: { citizenId: string } | { address: string } | { staffId: string; post: string };
  language: string;
  letterId: string | null;
  /** Its number stands in the subject, so that an answer finds it. */
  about: { caseId: string; number: string } | null;
  /** The Message-ID of the mail it answers. */
  inReplyTo: string | null;
  queuedBy: string | null;
  values: MailValues[Kind];
  /** As a person has amended it; left out: as the template says it. */
  text?: string;
  attachment?: Enclosure;
}

/** Where mail is put: in the transaction of the fact it tells. It leaves after the commit. */
@Injectable()
export class Outbox {
  constructor(
    private readonly city: CityService,
    private readonly seal: MessageSeal,
    private readonly sender: MailSender,
    private readonly tokens: ThreadTokens,
    private readonly gateway: MailGateway,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /** Where links lead. */
  get ownAddress(): string {
    return this.gateway.ownAddress;
  }

  /** Whether mails leave at all; until then they are kept. */
  get isOpen(): boolean {
    return this.gateway.isOpen;
  }

  /** The id of the message. */
  queue<Kind extends MessageKind>(tx: Transaction, wish: NewMessage<Kind>): string {
    const { kind, via = 'mail', to, language, letterId, about, inReplyTo, queuedBy, attachment } = wish;
    const id = newId();
    const now = this.clock.now();
    const said = { ...this.compose(wish), ...(wish.text !== undefined && { text: wish.text }) };
    const toAddress = 'address' in to ? to.address : null;
    tx.add(
      Object.assign(new Message(), {
        ...{
          id,
          version: 1,
          kind,
          via,
          language,
          letterId,
          queuedBy,
          state: 'waiting' as const,
          attempts: 0,
        },
        ...this.seal.sealed(id, { ...said, toAddress, inReplyTo }),
        mailId: `${randomBytes(18).toString('base64url')}@${this.domain()}`,
        caseId: about?.caseId ?? null,
        citizenId: 'citizenId' in to ? to.citizenId : null,
        staffId: 'staffId' in to ? to.staffId : null,
        madeFor: 'staffId' in to ? to.post : null,
        attachmentName: attachment?.name ?? null,
        attachment: attachment ? this.seal.sealedFile(id, attachment.content) : null,
        queuedAt: now,
        nextTryAt: now,
        sentAt: null,
        forgetAt: SECRETS.includes(kind) ? new Date(now.getTime() + SECRET_DAYS * DAY_MS) : null,
      }),
    );
    tx.afterCommit(() => this.sender.wake());
    return id;
  }

  /**
   * What has not left by then is not tried any more, and says nothing. What is under way, an attempt begun and its end
   * not noted, may leave all the same: its end is noted (`MailSender`).
   */
  async takeBack(tx: Transaction, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return;
    await tx.query(
      `update message set ${NOTHING}, state = 'taken_back', version = version + 1,
              next_try_at = case when next_try_at > $2
                and attempts > (select count(*) from delivery d where d.message_id = message.id) then next_try_at end
        where state = 'waiting' and id = any($1::uuid[])`,
      [ids, this.clock.now()],
    );
  }

  /** Word by word what is sent. A text message has no subject. */
  compose<Kind extends MessageKind>({
    kind,
    via = 'mail',
    language,
    about,
    values,
  }: Pick<NewMessage<Kind>, 'kind' | 'via' | 'language' | 'about' | 'values'>): Said {
    const { name, nameEn } = this.city.city;
    const city = language.startsWith('en') ? nameEn : name;
    const { subject, text, sms } = templatesFor(language)[kind]({ ...values, city });
    if (via === 'sms') {
      if (sms === undefined) throw new Error(`There are no words for a text message: ${kind}`);
      return { subject: '', text: sms };
    }
    return { subject: headerText(about ? `[${this.tokens.of(about.number)}] ${subject}` : subject), text };
  }

  private domain(): string {
    return this.config.mailOut?.from.address.split('@').at(-1) ?? 'localhost';
  }
}
