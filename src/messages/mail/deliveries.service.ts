import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { Delivery } from './delivery.entity.js';
import { statusIn } from './mail.rules.js';
import { Message } from './message.entity.js';
import { tellable } from './message.facts.js';

/** What another mail server said of a mail of ours. */
export interface Bounce {
  /** Every Message-ID that the report names, without angle brackets. */
  messageIds: string[];
  recipient: string | null;
  /** False: it is only late, and that server still tries. */
  permanent: boolean;
  /** `5.1.1` */
  status: string | null;
}

export interface Written {
  letterId: string | null;
  caseId: string | null;
  number: string | null;
}

/** What comes back of the mails that were sent. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /** Whether one of them was ours. Told twice, it is one bounce; a forged one needs a Message-ID that nobody can guess. */
  async bounced(tx: Transaction, { messageIds, permanent, status }: Bounce): Promise<boolean> {
    // The cases first, as everyone locks them: who hears of it may open a call-back.
    await tx.query(
      `select 1 from case_file where id in (select case_id from message where mail_id = any($1))
        order by id for update`,
      [messageIds],
    );
    const found = await tx.find(Message, 'mail_id = any($1)', [messageIds], {
      lock: true,
      order: 'queuedAt',
    });
    for (const message of found) {
      if (!hasLeft(message) || !permanent) continue;
      const code = statusIn(status);
      const row = { id: newId(), messageId: message.id, code, triedAt: this.clock.now() };
      tx.set(message, { state: 'bounced', nextTryAt: null, version: message.version + 1 });
      tx.add(Object.assign(new Delivery(), { ...row, result: 'bounced' as const }));
      await this.events.tell(tx, 'message.bounced', { ...(await tellable(tx, message)), code });
    }
    return found.length > 0;
  }

  /** What a mail answers, by its In-Reply-To and References: the latest of ours among them. */
  async ofMessageIds(tx: Transaction, messageIds: readonly string[]): Promise<Written | null> {
    const [row] = await tx.query<Written>(
      `select m.letter_id as "letterId", m.case_id as "caseId", c.number
         from message m left join case_file c on c.id = m.case_id
        where m.mail_id = any($1) order by m.queued_at desc, m.id desc limit 1`,
      [messageIds],
    );
    return row ?? null;
  }
}

/** Also one whose server was faster than we in saying so, or whose sending nobody came to note. */
const hasLeft = ({ state, attempts }: Message): boolean =>
  state === 'sent' || (state === 'waiting' && attempts > 0);
