import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { Events } from '../../platform/log/events.service.js';
import { Problem } from '../../platform/problem/problem.js';
import { MailSender } from './mail-sender.service.js';
import type { MessageDto } from './message.dto.js';
import { Message } from './message.entity.js';
import { tellable } from './message.facts.js';
import { MessagesQuery } from './messages.query.js';

/** A mail that was given up or came back is sent once more, with all its attempts before it. */
@Injectable()
export class ResendService {
  constructor(
    private readonly database: Database,
    private readonly views: MessagesQuery,
    private readonly sender: MailSender,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * MESSAGE_NOT_FOUND 404, also where it is about what this person may not read; STALE_VERSION 409,
   * MESSAGE_NOT_TO_RESEND 409; LINK_VOID 409: the letter gets a new link on its own page.
   */
  resend(id: string, version: number, me: Asker): Promise<MessageDto> {
    return this.database.transaction(async tx => {
      const condition = 'id = (select case_id from message where id = $1)';
      await tx.query(`select 1 from case_file where ${condition} for update`, [id]);
      // And the letter, which may get a newer link in this very moment.
      await tx.query(
        'select 1 from letter where id = (select letter_id from message where id = $1) for share',
        [id],
      );
      const [message] = await tx.read(Message, { id }, { lock: true });
      const standing = await this.views.standing(tx, id, me);
      if (!message || !standing) throw messageNotFound();
      if (message.version !== version) throw changedMeanwhile();
      if (standing.isVoid) throw linkVoid();
      if (!['failed', 'bounced'].includes(message.state) || message.text === null) throw notToResend();
      const again = { state: 'waiting' as const, attempts: 0, nextTryAt: this.clock.now(), sentAt: null };
      tx.set(message, { ...again, version: version + 1 });
      await this.events.tell(tx, 'message.resent', await tellable(tx, message));
      tx.afterCommit(() => this.sender.wake());
      return (await this.views.one(tx, id)) as MessageDto;
    });
  }
}

const messageNotFound = (): Problem =>
  new Problem('MESSAGE_NOT_FOUND', 404, { 'zh-TW': '沒有這封郵件。', en: 'There is no such mail.' });

const changedMeanwhile = (): Problem =>
  new Problem('STALE_VERSION', 409, {
    'zh-TW': '這封郵件的狀態剛才有變動，沒有重新寄送。請看過最新狀態後再試。',
    en: 'Something has just happened to this mail. It was not sent; look at it anew and try again.',
  });

const linkVoid = (): Problem =>
  new Problem('LINK_VOID', 409, {
    'zh-TW': '這封信裡的確認連結已失效：來信已確認，或已寄出較新的連結。需要時請到來信頁重寄確認連結。',
    en: 'The link in this mail confirms nothing any more: the letter is confirmed, or there is a newer link. If need be, send the link anew on the page of the letter.',
  });

const notToResend = (): Problem =>
  new Problem('MESSAGE_NOT_TO_RESEND', 409, {
    'zh-TW': '這封郵件不能重新寄送：它還在寄送中、已經寄達，或其中的連結與密碼已刪除。',
    en: 'This mail cannot be sent once more: it is on its way or has arrived, or its link or password is deleted.',
  });
