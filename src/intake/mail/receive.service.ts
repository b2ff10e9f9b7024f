import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { DeliveriesService } from '../../messages/mail/deliveries.service.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Problem } from '../../platform/problem/problem.js';
import { Vault } from '../../platform/vault/vault.js';
import { DoorsService } from '../doors/doors.service.js';
import { LettersService } from '../letters/letters.service.js';
import type { QuarantineReason } from '../quarantine/quarantine.rules.js';
import { QuarantineService } from '../quarantine/quarantine.service.js';
import { bounceIn } from './bounce.rules.js';
import { CaseMailService, type Target } from './case-mail.service.js';
import { isEmpty, languageOf, subjectOf, textOfLetter } from './letter-text.rules.js';
import { type KeptFiles, MailFilesService } from './mail-files.service.js';
import { MailIn, type MailVia } from './mail-in.entity.js';
import { placeOf } from './mail-in.sealed.js';
import { kindOf, type MailKind } from './mail-kind.rules.js';
import { MailReader } from './parsing/mail-reader.js';
import type { ReadMail, Unreadable } from './parsing/read-mail.js';
import { isOurs } from './smtp.rules.js';

/** A mail as a server handed it over. */
export interface Arrived {
  raw: Buffer;
  via: MailVia;
  /** As that server said; null: it did not. */
  returnPath: string | null;
  receivedAt: Date;
}

/** What came of a mail; any of it is kept. */
export type Became = 'letter' | 'case' | 'bounce' | 'quarantine';

const DOOR = { door: 'mailbox', source: 'mail' } as const;
const WHY: Record<Unreadable, QuarantineReason> = {
  unreadable: 'unreadable',
  too_many_parts: 'too_complex',
  too_slow: 'too_complex',
};

/** One mail: when this returns it is kept, once, whatever becomes of the process. When it throws, nothing is. */
@Injectable()
export class ReceiveMailService {
  private readonly logger = new Logger(ReceiveMailService.name);

  constructor(
    private readonly database: Database,
    private readonly reader: MailReader,
    private readonly files: MailFilesService,
    private readonly doors: DoorsService,
    private readonly quarantine: QuarantineService,
    private readonly letters: LettersService,
    private readonly caseMail: CaseMailService,
    private readonly deliveries: DeliveriesService,
    private readonly vault: Vault,
    private readonly config: Config,
  ) {}

  /** Null: it is known already. */
  async receive(arrived: Arrived): Promise<Became | null> {
    const answer = await this.reader.read(arrived.raw);
    if ('unreadable' in answer) return this.keepUnread(arrived, WHY[answer.unreadable]);
    try {
      return await this.take(arrived, answer.mail);
    } catch (error) {
      if (!isOfTheMail(error)) throw error;
      this.logger.error(`A mail could not be taken: ${(error as { code?: string }).code}`);
      return this.keepUnread(arrived, 'unreadable');
    }
  }

  /** Whole, for a person. By all of its bytes: nothing in it can be believed. */
  keepUnread(arrived: Arrived, reason: QuarantineReason): Promise<Became | null> {
    const key = `raw ${createHash('sha256').update(arrived.raw).digest('hex')}`;
    return this.once(key, tx => {
      this.keep(tx, newId(), arrived, 'unknown', { quarantineId: this.toQuarantine(tx, arrived, reason) });
      return Promise.resolve({ became: 'quarantine', caseIds: [] });
    });
  }

  private async take(arrived: Arrived, mail: ReadMail): Promise<Became | null> {
    const kind = kindOf(mail, arrived.returnPath, this.config.mailIn?.addresses ?? []);
    const target = await this.database.transaction(tx => this.caseMail.targetOf(tx, mail));
    const isWritten = kind !== 'bounce' && (target !== null || kind === 'personal');
    const kept = isWritten ? await this.files.keep(mail) : { ids: [], left: [] };
    return this.once(keyOf(mail), async tx => {
      if (kind === 'bounce') return this.takeBounce(tx, arrived, mail);
      if (target && 'number' in target) return this.takeForCase(tx, arrived, mail, kind, target.number, kept);
      return this.takeLetter(tx, arrived, mail, kind, target, kept);
    });
  }

  private async takeBounce(tx: Transaction, arrived: Arrived, mail: ReadMail): Promise<Taken> {
    const bounce = bounceIn(mail);
    const isOurs = bounce !== null && (await this.deliveries.bounced(tx, bounce));
    // That something did arrive is no news; what is about no mail of ours may be anything.
    const quarantineId = isOurs || bounce === null ? null : this.toQuarantine(tx, arrived, 'refused');
    this.keep(tx, newId(), arrived, 'bounce', { quarantineId });
    return { became: quarantineId === null ? 'bounce' : 'quarantine', caseIds: [] };
  }

  private async takeForCase(
    tx: Transaction,
    arrived: Arrived,
    mail: ReadMail,
    kind: MailKind,
    number: string,
    { ids, left }: KeptFiles,
  ): Promise<Taken> {
    const mailId = newId();
    const { id: caseId } = await this.caseMail.write(tx, number, {
      ...{ mailId, from: mail.from?.address ?? null, text: textOfLetter(mail, left) },
      ...{ attachmentIds: ids, receivedAt: arrived.receivedAt },
      automatic: kind === 'auto_reply' || kind === 'automatic',
    });
    this.keep(tx, mailId, arrived, kind, { raw: this.sealed(mailId, arrived), caseId });
    return { became: 'case', caseIds: [caseId] };
  }

  /** Of a person who can be answered; anything else a person looks through. */
  private async takeLetter(
    tx: Transaction,
    arrived: Arrived,
    mail: ReadMail,
    kind: MailKind,
    follows: Target | null,
    { ids, left }: KeptFiles,
  ): Promise<Taken> {
    const from = mail.replyTo ?? mail.from;
    const why = reasonNotToTake(mail, kind, from?.address, this.config.mailIn?.addresses ?? []);
    const mailId = newId();
    if (why !== null || !from) {
      const quarantineId = this.toQuarantine(tx, arrived, why ?? 'refused');
      this.keep(tx, mailId, arrived, kind, { quarantineId });
      return { became: 'quarantine', caseIds: [] };
    }
    const { letterId } = await this.letters.take(tx, {
      ...{ via: 'mail', messageId: mail.messageId, attachmentIds: ids, receivedAt: arrived.receivedAt },
      from: { name: (from.name ?? mail.from?.name ?? '').slice(0, MOST_NAME) || null, email: from.address },
      ...{ subject: subjectOf(mail), text: textOfLetter(mail, left), language: languageOf(mail) },
      sealedRawId: mailId,
      follows: follows && 'letterId' in follows ? follows : null,
    });
    this.keep(tx, mailId, arrived, kind, { raw: this.sealed(mailId, arrived), letterId });
    return { became: 'letter', caseIds: [] };
  }

  private async once(key: string, take: (tx: Transaction) => Promise<Taken>): Promise<Became | null> {
    return this.database.transaction(async tx => {
      let became: Became | null = null;
      await this.doors.once(tx, { ...DOOR, key }, async () => {
        const taken = await take(tx);
        became = taken.became;
        return { contactId: null, caseIds: taken.caseIds };
      });
      return became;
    });
  }

  private keep(
    tx: Transaction,
    id: string,
    { receivedAt, via, raw }: Arrived,
    kind: MailIn['kind'],
    about: Partial<MailIn>,
  ): void {
    const nothing = { raw: null, letterId: null, caseId: null, quarantineId: null };
    tx.add(
      Object.assign(new MailIn(), { id, receivedAt, via, kind, size: raw.length, ...nothing, ...about }),
    );
  }

  private toQuarantine(tx: Transaction, { raw, receivedAt }: Arrived, reason: QuarantineReason): string {
    return this.quarantine.keep(tx, { ...DOOR, reason, raw, receivedAt });
  }

  private sealed(id: string, { raw }: Arrived): Buffer {
    return this.vault.seal(raw, placeOf(id));
  }
}

interface Taken {
  became: Became;
  caseIds: string[];
}

const MOST_NAME = 200;
const ADDRESS = /^[^\s@<>",;:\\]{1,64}@[^\s@<>",;:\\]{1,190}$/;

function reasonNotToTake(
  mail: ReadMail,
  kind: MailKind,
  address: string | undefined,
  own: readonly string[],
): QuarantineReason | null {
  if (isEmpty(mail)) return 'empty';
  // Whoever wants the answer sent to the mailbox itself would have it write to itself.
  if (kind !== 'personal' || isOurs(address ?? '', own)) return 'refused';
  return address !== undefined && ADDRESS.test(address) ? null : 'unknown_format';
}

/**
 * Two mails are one when they have the same Message-ID and say the same: programs have given one id to different mails,
 * and servers have changed everything else of one mail on its two ways here.
 */
function keyOf(mail: ReadMail): string {
  const files = mail.attachments.map(({ content }) => createHash('sha256').update(content).digest('hex'));
  const said = JSON.stringify([mail.from?.address, mail.subject, mail.text, files]);
  return `${mail.messageId ?? mail.date} ${createHash('sha256').update(said).digest('hex')}`;
}

/** Not that the database was away for a moment, or somebody else was quicker: then its sender tries again. */
const isOfTheMail = (error: unknown): boolean =>
  error instanceof Problem
    ? error.code !== 'STALE_VERSION'
    : /^2[23]/.test(String((error as { code?: unknown }).code));
