import { Injectable } from '@nestjs/common';
import type { Transaction } from '../platform/database/transaction.js';
import { Events } from '../platform/log/events.service.js';
import type { Fact } from '../platform/log/fact.js';
import { Survey } from './survey.entity.js';
import { tellable } from './survey.facts.js';

/** Who was never asked has not been silent: the rate of answers is counted without them. */
@Injectable()
export class UndeliveredService {
  constructor(private readonly events: Events) {}

  /** Hears message.failed and message.bounced; the case is locked. Sent once more by hand, it can still be answered. */
  async note(tx: Transaction, { payload }: Fact<'message.failed' | 'message.bounced'>): Promise<void> {
    const { message, messageId, number } = payload;
    if (message !== 'survey' || number === undefined) return;
    const [survey] = await tx.read(Survey, { messageId, state: 'sent' }, { lock: true });
    if (!survey) return;
    tx.set(survey, { state: 'undelivered' });
    await this.events.tell(tx, 'survey.undelivered', tellable(survey, number));
  }
}
