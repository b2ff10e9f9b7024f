import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { notAllowed } from '../../access/guard.problems.js';
import { postOf } from '../../access/post.rules.js';
import { grantFor } from '../../access/rights.js';
import { StaffByMail, type WrittenTo } from '../../access/staff-by-mail.query.js';
import { Outbox } from '../../messages/mail/outbox.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { WakefulLoop } from '../../platform/log/wakeful-loop.js';
import { Problem } from '../../platform/problem/problem.js';
import { ReportFiles } from '../export/report-files.service.js';
import { dayAt } from '../period.rules.js';
import { lastMail, namesSomebody, nextMail } from './mailing.rules.js';
import { mailOf } from './report-mail.rules.js';
import { noSuchPeriod } from './saved.problems.js';
import { askedOn, rightFor } from './saved.rules.js';
import { type Asked, SavedFilter } from './saved-filter.entity.js';
import { type SavedSheets, SavedSheetsService } from './saved-sheets.service.js';

const MINUTE_MS = 60_000;
/** What cannot be made now waits so long, and keeps no other waiting. */
const PUT_BACK_MS = 15 * MINUTE_MS;
const BATCH = 20;

type Mailed = SavedFilter & {
  [Column in Exclude<`mail${string}` & keyof SavedFilter, 'mailFailed'>]: NonNullable<SavedFilter[Column]>;
};

interface Made extends SavedSheets {
  asked: Asked;
  content: Buffer;
  /** Of the owner, as they were when it was made. */
  post: string;
}

/**
 * Sends saved filters to their owners, with the owner's rights of that moment. The next time is set in the commit that
 * queues the mail: once, whoever else is at it. What was due while nothing ran is sent once, for the last time it was due.
 */
@Injectable()
export class ReportMails implements BeforeApplicationShutdown {
  private readonly logger = new Logger(ReportMails.name);
  private readonly loop = new WakefulLoop(ReportMails.name, () => this.sendDue(), MINUTE_MS);

  constructor(
    private readonly database: Database,
    private readonly people: StaffByMail,
    private readonly reports: SavedSheetsService,
    private readonly files: ReportFiles,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  /** True while there may be more. Where no mail leaves, what is due stays so. */
  async sendDue(): Promise<boolean> {
    if (!this.outbox.isOpen) return false;
    const due = await this.database.query<{ id: string }>(
      `select id from saved_filter where mail_next_at <= $1 order by mail_next_at, id limit ${BATCH}`,
      [this.clock.now()],
    );
    for (const { id } of due) await this.send(id).catch((fault: Error) => this.putBack(id, fault));
    return due.length === BATCH;
  }

  private async send(id: string): Promise<void> {
    const seen = await this.database.transaction(async tx => {
      const [filter] = await tx.read(SavedFilter, { id });
      return isDue(filter, this.clock.now())
        ? { filter, owner: await this.people.of(tx, filter.owner) }
        : null;
    });
    if (!seen) return;
    const made = seen.owner ? await this.made(seen.filter, seen.owner) : 'NO_MAIL_ADDRESS';
    const failed = typeof made === 'string' ? made : null;
    const { filter } = seen;
    await this.database.transaction(async tx => {
      // Who comes second finds another time in it.
      const [mine] = await tx.query(
        `update saved_filter set mail_next_at = $4, mail_failed = $5
          where id = $1 and version = $2 and mail_next_at = $3 returning id`,
        [id, filter.version, filter.mailNextAt, nextMail(filter.mailEvery, this.clock.now()), failed],
      );
      if (!mine || typeof made === 'string') return;
      const file = { name: `${filter.report}-${dayAt(made.asOf.at)}`, format: filter.mailFormat };
      this.outbox.queue(tx, {
        ...{ kind: 'report', to: { staffId: filter.owner, post: made.post }, language: filter.mailLanguage },
        ...{ letterId: null, about: null, inReplyTo: null, queuedBy: filter.owner },
        values: mailOf(filter, made, this.outbox.ownAddress),
        attachment: await this.files.enclosed(tx, { ...file, content: made.content }, filter.owner),
      });
    });
  }

  /** Or the code of why not: it is no longer theirs to read, it is of an officer, nothing can be asked like this any more. */
  private async made(filter: Mailed, owner: WrittenTo): Promise<Made | string> {
    const { report, mailEvery, mailFormat, mailLanguage } = filter;
    const asked = askedOn(filter, dayAt(lastMail(mailEvery, this.clock.now())));
    if (!asked) return noSuchPeriod().code;
    if (namesSomebody(asked)) return 'NAMES_IN_MAIL';
    if (!grantFor(owner, rightFor(report))) return notAllowed().code;
    try {
      const made = await this.reports.of(report, asked, owner, mailLanguage);
      return {
        ...made,
        asked,
        post: postOf(owner),
        content: await this.files.bytes(mailFormat, made.sheets),
      };
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault;
      this.logger.warn(`The saved filter ${filter.id} is not sent: ${fault.message}`);
      return fault.code;
    }
  }

  private async putBack(id: string, { message, stack }: Error): Promise<void> {
    this.logger.error(`The saved filter ${id} cannot be sent: ${message}`, stack);
    const now = this.clock.now();
    const [filter] = await this.database.query<Pick<Mailed, 'mailEvery' | 'mailFailed'>>(
      `select mail_every as "mailEvery", mail_failed as "mailFailed" from saved_filter where id = $1`,
      [id],
    );
    if (!filter) return;
    // Once more soon; what fails again waits for its next time, as what a report refuses does.
    const isAgain = filter.mailFailed === NOT_MADE;
    await this.database.query(
      'update saved_filter set mail_next_at = $2, mail_failed = $4 where id = $1 and mail_next_at <= $3',
      [id, isAgain ? nextMail(filter.mailEvery, now) : new Date(now.getTime() + PUT_BACK_MS), now, NOT_MADE],
    );
  }
}

/** Nothing that was asked is at fault. */
const NOT_MADE = 'NOT_MADE';

/** Others may have sent it since it was listed. */
const isDue = (filter: SavedFilter | undefined, now: Date): filter is Mailed =>
  filter !== undefined && filter.mailNextAt !== null && filter.mailNextAt <= now;
