import { Injectable } from '@nestjs/common';
import { DeliveriesService } from '../../messages/mail/deliveries.service.js';
import { Config } from '../../platform/config/config.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Vault } from '../../platform/vault/vault.js';
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
import type { ReadMail } from './parsing/read-mail.js';
import { isOurs } from './smtp.rules.js';

/** Which mailbox it is, for who sends the same again. */
export const DOOR = { door: 'mailbox', source: 'mail' } as const;

/** A mail as a server handed it over. */
export interface Arrived {
  raw: Buffer;
  via: MailVia;
  /** As that server said; null: it did not. */
  returnPath: string | null;
  receivedAt: Date;
  /** One that was kept before for a person: the row that it has. */
  before?: MailIn;
}

/** What came of a mail; any of it is kept. */
export type Became = 'letter' | 'case' | 'bounce' | 'quarantine';

export interface Taken {
  became: Became;
  caseIds: string[];
}

/** A mail that was looked at, with its files stored: all that takes long. */
export interface LookedAt {
  mail: ReadMail;
  kind: MailKind;
  target: Target | null;
  files: KeptFiles;
}

/** What a mail is taken for: a letter, something about a case, a bounce; or nothing that a program understands. */
@Injectable()
export class TakeMailService {
  constructor(
    private readonly database: Database,
    private readonly files: MailFilesService,
    private readonly quarantine: QuarantineService,
    private readonly letters: LettersService,
    private readonly caseMail: CaseMailService,
    private readonly deliveries: DeliveriesService,
    private readonly vault: Vault,
    private readonly config: Config,
  ) {}

  async look({ returnPath }: Pick<Arrived, 'returnPath'>, mail: ReadMail): Promise<LookedAt> {
    const kind = kindOf(mail, returnPath, this.own);
    const target = await this.database.transaction(tx => this.caseMail.targetOf(tx, mail));
    const isWritten = kind !== 'bounce' && (target !== null || kind === 'personal');
    const files = isWritten ? await this.files.keep(mail) : { ids: [], left: [] };
    return { mail, kind, target, files };
  }

  async take(tx: Transaction, arrived: Arrived, looked: LookedAt): Promise<Taken> {
    const { target } = looked;
    if (looked.kind === 'bounce') return this.takeBounce(tx, arrived, looked.mail);
    if (target && 'number' in target) return this.takeForCase(tx, arrived, looked, target.number);
    return this.takeLetter(tx, arrived, looked);
  }

  toQuarantine(tx: Transaction, arrived: Arrived, kind: MailIn['kind'], reason: QuarantineReason): Taken {
    const { raw, receivedAt } = arrived;
    const quarantineId = this.quarantine.keep(tx, { ...DOOR, reason, raw, receivedAt });
    this.keep(tx, arrived, kind, { quarantineId });
    return { became: 'quarantine', caseIds: [] };
  }

  private async takeBounce(tx: Transaction, arrived: Arrived, mail: ReadMail): Promise<Taken> {
    const bounce = bounceIn(mail);
    const isOurs = bounce !== null && (await this.deliveries.bounced(tx, bounce));
    // That something did arrive is no news; what is about no mail of ours may be anything.
    if (!isOurs && bounce !== null) return this.toQuarantine(tx, arrived, 'bounce', 'automatic');
    this.keep(tx, arrived, 'bounce', {});
    return { became: 'bounce', caseIds: [] };
  }

  private async takeForCase(
    tx: Transaction,
    arrived: Arrived,
    { mail, kind, files: { ids, left } }: LookedAt,
    number: string,
  ): Promise<Taken> {
    const mailId = idOf(arrived);
    const { id: caseId } = await this.caseMail.write(tx, number, {
      ...{ mailId, from: mail.from?.address ?? null, text: textOfLetter(mail, left) },
      ...{ attachmentIds: ids, receivedAt: arrived.receivedAt },
      automatic: kind === 'auto_reply' || kind === 'automatic',
    });
    this.keep(tx, arrived, kind, { id: mailId, raw: this.sealed(mailId, arrived), caseId });
    return { became: 'case', caseIds: [caseId] };
  }

  /** Of a person who can be answered; anything else a person looks through. */
  private async takeLetter(
    tx: Transaction,
    arrived: Arrived,
    { mail, kind, target, files: { ids, left } }: LookedAt,
  ): Promise<Taken> {
    const from = mail.replyTo ?? mail.from;
    const why = reasonNotToTake(mail, kind, from?.address, this.own);
    if (why !== null || !from) return this.toQuarantine(tx, arrived, kind, why ?? 'unknown_format');
    const mailId = idOf(arrived);
    const { letterId } = await this.letters.take(tx, {
      ...{ via: 'mail', messageId: mail.messageId, attachmentIds: ids, receivedAt: arrived.receivedAt },
      from: { name: (from.name ?? mail.from?.name ?? '').slice(0, MOST_NAME) || null, email: from.address },
      ...{ subject: subjectOf(mail), text: textOfLetter(mail, left), language: languageOf(mail) },
      sealedRawId: mailId,
      follows: target && 'letterId' in target ? target : null,
    });
    this.keep(tx, arrived, kind, { id: mailId, raw: this.sealed(mailId, arrived), letterId });
    return { became: 'letter', caseIds: [] };
  }

  private keep(tx: Transaction, arrived: Arrived, kind: MailIn['kind'], about: Partial<MailIn>): void {
    const { receivedAt, via, raw, before } = arrived;
    if (before) {
      tx.set(before, { kind, ...about });
      return;
    }
    const nothing = { raw: null, letterId: null, caseId: null, quarantineId: null };
    const row = { id: newId(), receivedAt, via, kind, size: raw.length, ...nothing, ...about };
    tx.add(Object.assign(new MailIn(), row));
  }

  private sealed(id: string, { raw }: Arrived): Buffer {
    return this.vault.seal(raw, placeOf(id));
  }

  private get own(): readonly string[] {
    return this.config.mailIn?.addresses ?? [];
  }
}

const idOf = ({ before }: Arrived): string => before?.id ?? newId();

const MOST_NAME = 200;
const ADDRESS = /^[^\s\p{Cc}@<>",;:\\]{1,64}@[^\s\p{Cc}@<>",;:\\]{1,190}$/u;

function reasonNotToTake(
  mail: ReadMail,
  kind: MailKind,
  address: string | undefined,
  own: readonly string[],
): QuarantineReason | null {
  if (isEmpty(mail)) return 'empty';
  // Whoever wants the answer sent to the mailbox itself would have it write to itself.
  if (kind !== 'personal' || isOurs(address ?? '', own)) return 'automatic';
  return address !== undefined && ADDRESS.test(address) ? null : 'unknown_format';
}
