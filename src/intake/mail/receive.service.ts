import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { Problem } from '../../platform/problem/problem.js';
import { DoorsService } from '../doors/doors.service.js';
import type { QuarantineReason } from '../quarantine/quarantine.rules.js';
import { keyOf, keyOfBytes } from './mail-key.rules.js';
import { MailReader } from './parsing/mail-reader.js';
import type { Unreadable } from './parsing/read-mail.js';
import { type Arrived, type Became, DOOR, TakeMailService, type Taken } from './take-mail.service.js';

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
    private readonly taking: TakeMailService,
    private readonly doors: DoorsService,
  ) {}

  /** Null: it is known already. */
  async receive(arrived: Arrived): Promise<Became | null> {
    const answer = await this.reader.read(arrived.raw);
    if ('unreadable' in answer) return this.keepUnread(arrived, WHY[answer.unreadable]);
    const { mail } = answer;
    try {
      const looked = await this.taking.look(arrived, mail);
      return await this.once(keyOf(mail), tx => this.taking.take(tx, arrived, looked));
    } catch (error) {
      if (!isOfTheMail(error)) throw error;
      this.logger.error(`A mail could not be taken: ${(error as { code?: string }).code}`);
      return this.keepUnread(arrived, 'unreadable');
    }
  }

  /** Whole, for a person. By all of its bytes: nothing in it can be believed. */
  keepUnread(arrived: Arrived, reason: QuarantineReason): Promise<Became | null> {
    return this.once(keyOfBytes(arrived.raw), tx =>
      Promise.resolve(this.taking.toQuarantine(tx, arrived, 'unknown', reason)),
    );
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
}

/** Not that the database was away for a moment, or the case moved on: then its sender tries again. */
const isOfTheMail = (error: unknown): boolean =>
  (error instanceof Problem && error.code !== 'STALE_VERSION') ||
  /^2[23]/.test(String((error as { code?: unknown }).code));
