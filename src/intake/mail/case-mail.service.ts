import { Injectable } from '@nestjs/common';
import type { CaseFile } from '../../cases/case-file.entity.js';
import { CaseLockService } from '../../cases/case-lock.service.js';
import { TimelineService } from '../../cases/timeline.service.js';
import { emailLookup } from '../../citizens/citizen.sealed.js';
import { FilesService } from '../../files/files.service.js';
import { DeliveriesService } from '../../messages/mail/deliveries.service.js';
import { ThreadTokens } from '../../messages/mail/thread-token.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Events } from '../../platform/log/events.service.js';
import { Vault } from '../../platform/vault/vault.js';
import type { ReadMail } from './parsing/read-mail.js';

/** What a mail is an answer to. */
export type Target = { number: string } | { letterId: string };

export interface CaseMail {
  mailId: string;
  /** Whoever it says that it is of. */
  from: string | null;
  text: string;
  attachmentIds: readonly string[];
  receivedAt: Date;
  /** A program wrote it: nobody need do anything. */
  automatic: boolean;
}

/** What citizens write about a case that they have: it belongs to the case, and opens none. */
@Injectable()
export class CaseMailService {
  constructor(
    private readonly lock: CaseLockService,
    private readonly timeline: TimelineService,
    private readonly files: FilesService,
    private readonly tokens: ThreadTokens,
    private readonly deliveries: DeliveriesService,
    private readonly vault: Vault,
    private readonly events: Events,
  ) {}

  /** By the token in its subject, or by what it says that it answers. Null: it is about nothing that is known. */
  async targetOf(
    tx: Transaction,
    mail: Pick<ReadMail, 'subject' | 'inReplyTo' | 'references'>,
  ): Promise<Target | null> {
    const number = this.tokens.caseNumberIn(mail.subject);
    if (number) return this.open(tx, number);
    const ids = [...mail.inReplyTo, ...mail.references];
    const answered = ids.length > 0 ? await this.deliveries.ofMessageIds(tx, ids) : null;
    if (answered?.number) return this.open(tx, answered.number);
    return answered?.letterId ? this.ofLetter(tx, answered.letterId) : null;
  }

  /** Once it is confirmed, what is added to a letter is added to its petition. */
  private async ofLetter(tx: Transaction, letterId: string): Promise<Target | null> {
    const [first] = await tx.query<{ number: string }>(
      `select c.number from letter_case j join case_file c on c.id = j.case_id
        where j.letter_id = $1 order by j.nth limit 1`,
      [letterId],
    );
    return first ? this.open(tx, first.number) : { letterId };
  }

  /** On the timeline, with its files. Its case. STALE_VERSION 409 where another case leads by then. */
  async write(tx: Transaction, number: string, mail: CaseMail): Promise<CaseFile> {
    // Who leads it is told as well (併案), and is locked before it.
    const file = await this.lock.withLead(tx, number);
    const { mailId, text, automatic, receivedAt } = mail;
    const isFromOther = await this.isFromOther(tx, file, mail.from);
    const entry = this.timeline.write(tx, {
      caseId: file.id,
      kind: 'case.mail-received',
      text,
      data: { mailId, automatic, receivedAt: receivedAt.toISOString(), ...(isFromOther && { isFromOther }) },
    });
    // A scan may show who wrote it.
    const to = { caseId: file.id, entryId: entry.id, withheld: 'documents' as const };
    await this.files.claim(tx, mail.attachmentIds, to, null);
    await this.events.tell(tx, 'case.mail-received', { caseId: file.id, number, mailId, automatic });
    return file;
  }

  /** Whoever was handed on a mail of ours can write to the case as well; who reads it should know. */
  private async isFromOther(tx: Transaction, { citizenId }: CaseFile, from: string | null): Promise<boolean> {
    const text = emailLookup(from);
    const [citizen] = await tx.query<{ isFromOther: boolean | null }>(
      `select email_hash <> all($2::bytea[]) as "isFromOther" from citizen where id = $1`,
      [citizenId, text === null ? [] : this.vault.lookupHashes(text)],
    );
    return citizen?.isFromOther ?? false;
  }

  /** What became a petition goes on as that; where the texts are gone already, it is a matter of its own. */
  private async open(tx: Transaction, number: string): Promise<Target | null> {
    const [row] = await tx.query<{ number: string }>(
      `select coalesce(p.number, c.number) as number
         from case_file c left join case_link l on l.from_case = c.id and l.kind = 'converted'
              left join case_file p on p.id = l.to_case
        where c.number = $1 and c.kind <> 'decision' and coalesce(p.texts_redacted_at, c.texts_redacted_at) is null`,
      [number],
    );
    return row ?? null;
  }
}
