import { Injectable, Logger } from '@nestjs/common';
import { drawToken, hashOfToken } from '../../access/tokens.js';
import { ClaimFilesService } from '../../files/claim-files.service.js';
import { MailGateway } from '../../messages/mail/mail-gateway.js';
import { Outbox } from '../../messages/mail/outbox.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { timeInWords } from '../../platform/clock/taipei.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { Letter, type LetterVia } from './letter.entity.js';
import {
  linkEnds,
  MOST_LETTER,
  MOST_LINKS_A_DAY,
  MOST_LINKS_AN_HOUR,
  MOST_LINKS_IN_ALL,
  stateOf,
  storable,
  withAddition,
} from './letter.rules.js';
import { LetterSeal } from './letter-seal.js';

/** A letter as a door took it: checked, and written by a person. */
export interface LetterIn {
  via: LetterVia;
  /** Of the mail it came as, without angle brackets. */
  messageId: string | null;
  from: { name: string | null; email: string };
  phone?: string | null;
  address?: string | null;
  subject: string;
  text: string;
  /** Uploaded by the door, and nobody's yet. */
  attachmentIds: string[];
  receivedAt: Date;
  language: string;
  /** The mail as it came. */
  sealedRawId: string | null;
  /** It answers the mail that asks to confirm this letter. */
  follows?: { letterId: string } | null;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** 市長信箱: a letter is taken, and its writer asked to confirm it. */
@Injectable()
export class LettersService {
  private readonly logger = new Logger(LettersService.name);

  constructor(
    private readonly seal: LetterSeal,
    private readonly files: ClaimFilesService,
    private readonly outbox: Outbox,
    private readonly gateway: MailGateway,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** `asked`: false while several letters of this sender wait; it is kept all the same. */
  async take(tx: Transaction, given: LetterIn): Promise<{ letterId: string; asked: boolean }> {
    const wish = cleaned(given);
    const before = wish.follows ? await this.addTo(tx, wish.follows.letterId, wish) : null;
    if (before) return { ...before, asked: true };
    const { via, from, language, receivedAt, subject, text, messageId } = wish;
    const mayAsk = await this.mayAsk(tx, from.email, via);
    const id = newId();
    const said = { ...from, phone: wish.phone || null, address: wish.address || null, subject, text };
    const letter = tx.add(
      Object.assign(new Letter(), {
        ...{ id, version: 1, via, state: 'waiting' as const, language, receivedAt },
        ...this.seal.sealed(id, { ...said, sourceMessageId: messageId }),
        emailHash: this.seal.hashOf(from.email),
        // From now on, and not from when a mail came that somebody had to look at first.
        expiresAt: linkEnds(this.clock.now()),
        ...{ tokenHash: null, confirmedAt: null, answerDue: false, contactId: null, citizenId: null },
        forgottenAt: null,
        rawId: wish.sealedRawId,
      }),
    );
    await this.files.hold(tx, wish.attachmentIds, id, null);
    if (mayAsk) this.ask(tx, letter, { email: from.email, messageId }, null);
    await this.events.tell(tx, 'letter.arrived', { letterId: id, via });
    return { letterId: id, asked: mayAsk };
  }

  /** Sends a link; the one before is void. */
  ask(
    tx: Transaction,
    letter: Letter,
    { email, messageId }: { email: string; messageId: string | null },
    queuedBy: string | null,
  ): void {
    const token = drawToken();
    tx.set(letter, { tokenHash: hashOfToken(token) });
    this.outbox.queue(tx, {
      kind: 'confirm',
      to: { address: email },
      ...{ language: letter.language, letterId: letter.id, about: null, inReplyTo: messageId, queuedBy },
      values: {
        // Behind the #: the browser sends it to nobody, and no log of a server in between has it.
        link: `${this.gateway.ownAddress}/mailbox/confirm#${token}`,
        until: timeInWords(letter.expiresAt, letter.language),
      },
    });
  }

  /** Null: that one is confirmed or over, and this is a letter of its own. */
  private async addTo(
    tx: Transaction,
    letterId: string,
    { text, attachmentIds, language }: LetterIn,
  ): Promise<{ letterId: string } | null> {
    const [letter] = await tx.read(Letter, { id: letterId }, { lock: true });
    if (!letter || stateOf(letter, this.clock.now()) !== 'waiting') return null;
    const whole = withAddition(this.seal.opened(letter, 'text').text ?? '', text, language);
    if (whole.length > MOST_LETTER) return null;
    const { text: sealed } = this.seal.sealed(letter.id, { text: whole });
    tx.set(letter, { text: sealed, version: letter.version + 1 });
    await this.files.hold(tx, attachmentIds, letter.id, null);
    return { letterId };
  }

  private async mayAsk(tx: Transaction, email: string, via: LetterVia): Promise<boolean> {
    const [hash = null, ...older] = this.seal.hashesOf(email);
    // Those that come at the same moment are counted one after the other.
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `letter:${hash?.toString('hex')}`,
    ]);
    const now = this.clock.now().getTime();
    const [row] = await tx.query<Record<'hour' | 'day' | 'all', number>>(
      `select count(*) filter (where received_at > $2)::integer as hour, count(*)::integer as day,
              (select count(*)::integer from letter
                where received_at > $2 and via = 'mail' and state = 'waiting' and token_hash is not null) as all
         from letter where email_hash = any($1::bytea[]) and received_at > $3 and state = 'waiting'`,
      [[hash, ...older], new Date(now - HOUR_MS), new Date(now - DAY_MS)],
    );
    const { hour, day, all } = row as Record<'hour' | 'day' | 'all', number>;
    if (hour >= MOST_LINKS_AN_HOUR || day >= MOST_LINKS_A_DAY) return false;
    // The form is limited by who fills it in; a mail comes from whomever it says.
    if (via === 'web' || all < MOST_LINKS_IN_ALL) return true;
    this.logger.warn(`${all} links were sent in an hour: letters are kept, and their writers not asked.`);
    return false;
  }
}

const cleaned = ({ from, subject, text, phone, address, ...rest }: LetterIn): LetterIn => ({
  ...rest,
  from: { name: from.name && storable(from.name), email: from.email },
  ...{ subject: storable(subject), text: storable(text) },
  ...{ phone: phone ? storable(phone) : null, address: address ? storable(address) : null },
});
