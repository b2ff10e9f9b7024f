import { Injectable } from '@nestjs/common';
import { Outbox } from '../../messages/mail/outbox.service.js';
import { PhoneTaskService } from '../../messages/phone-task.service.js';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { AccidentNotice, type EndOfNotice } from './accident-notice.entity.js';
import { KNOWN, type KnownNotice } from './accidents.sql.js';

/** Whom nobody has told yet is not told any more; what has reached them stays as it is. */
@Injectable()
export class EndNoticesService {
  constructor(
    private readonly phones: PhoneTaskService,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Of one accident, in the order in which they were told. */
  known(tx: Transaction, accidentId: string): Promise<KnownNotice[]> {
    return tx.query<KnownNotice>(KNOWN, [accidentId]);
  }

  /** The accident is closed; its case is locked. */
  async withAccident(tx: Transaction, accidentId: string, number: string): Promise<void> {
    const waiting = (await this.known(tx, accidentId)).filter(one => one.isWaiting && !one.endedAt);
    await this.end(tx, waiting, number, 'closed');
  }

  /** The case is locked. */
  async end(
    tx: Transaction,
    notices: readonly KnownNotice[],
    number: string,
    endedWhy: EndOfNotice,
  ): Promise<void> {
    if (notices.length === 0) return;
    const ids = notices.map(({ id }) => id);
    const endedAt = this.clock.now();
    for (const notice of await tx.find(AccidentNotice, 'id = any($1::uuid[])', [ids], { lock: true }))
      tx.set(notice, { endedAt, endedWhy });
    const tasks = notices.flatMap(({ phoneTaskId }) => phoneTaskId ?? []);
    await this.phones.closeKnown(tx, tasks, number);
    const messages = notices.flatMap(({ messageId }) => messageId ?? []);
    await this.outbox.takeBack(tx, messages);
  }
}
