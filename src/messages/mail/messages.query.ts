import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { Conditions } from '../../platform/database/conditions.js';
import { Database } from '../../platform/database/database.js';
import { type Keyset, pageOf } from '../../platform/database/page.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { SmsGateway } from '../sms/sms-gateway.js';
import { MailGateway } from './mail-gateway.js';
import type { MessageDto, MessageFilter, MessagesDto } from './message.dto.js';
import type { Message } from './message.entity.js';
import type { MessageVia } from './message.events.js';
import { narrowMessages } from './message-scope.sql.js';
import { MessageSeal } from './message-seal.js';

type Row = Omit<MessageDto, 'text'> & Pick<Message, 'text'>;

/** The link in it confirms nothing any more: there is a newer one, or the letter is confirmed. */
const IS_VOID = `(m.kind = 'confirm' and (l.state = 'confirmed' or exists (
  select 1 from message n where n.letter_id = m.letter_id and n.kind = 'confirm'
                            and (n.queued_at, n.id) > (m.queued_at, m.id))))`;
const LIST = `
  select m.id, m.version, m.kind, m.via, m.state, m.letter_id as "letterId", c.number, m.queued_at as "queuedAt",
         p.name as "queuedBy", m.next_try_at as "nextTryAt", m.sent_at as "sentAt", m.text,
         m.state in ('failed', 'bounced') and m.text is not null and not ${IS_VOID} as "canBeResent",
         (select coalesce(jsonb_agg(jsonb_build_object('result', d.result, 'code', d.code, 'at', d.tried_at)
                   order by d.tried_at, d.id), '[]') from delivery d where d.message_id = m.id) as deliveries
    from message m left join letter l on l.id = m.letter_id left join case_file c on c.id = m.case_id
    left join staff p on p.id = m.queued_by`;
const LATEST: Keyset = { table: 'message', as: 'm', key: 'queued_at', order: 'desc' };

/** What went out, and what did not arrive. */
@Injectable()
export class MessagesQuery {
  constructor(
    private readonly database: Database,
    private readonly seal: MessageSeal,
    private readonly gateway: MailGateway,
    private readonly texts: SmsGateway,
  ) {}

  /** The latest first. */
  async list({ show, letter, ...page }: MessageFilter, me: Asker): Promise<MessagesDto> {
    const asked = new Conditions();
    narrowMessages(asked, me);
    if (show === 'undelivered') asked.add(`m.state in ('failed', 'bounced')`);
    if (show === 'waiting' || show === 'sent') asked.equals('m.state', show);
    asked.equals('m.letter_id', letter);
    const { rows, next } = await pageOf<Row>(this.database, LIST, asked, LATEST, page);
    const isSmsStuck = !this.texts.isOpen && (await this.waits('sms'));
    const { isOpen: isGatewayOpen } = this.gateway;
    return { isGatewayOpen, isSmsStuck, items: rows.map(row => this.shown(row)), next };
  }

  /** Whether this person may see it, and whether what it says still holds. Null: there is none that they may see. */
  async standing(on: Pick<Transaction, 'query'>, id: string, me: Asker): Promise<{ isVoid: boolean } | null> {
    const asked = new Conditions(id);
    asked.add('m.id = $1');
    narrowMessages(asked, me);
    const [found] = await on.query<{ isVoid: boolean }>(
      `select coalesce(${IS_VOID}, false) as "isVoid" from message m left join letter l on l.id = m.letter_id
         left join case_file c on c.id = m.case_id ${asked.where}`,
      asked.values,
    );
    return found ?? null;
  }

  async one(on: Pick<Transaction, 'query'>, id: string): Promise<MessageDto | null> {
    const [row] = await on.query<Row>(`${LIST} where m.id = $1`, [id]);
    return row ? this.shown(row) : null;
  }

  /** Mail is always needed; a city without text messages is told of that only when some cannot leave. */
  private async waits(via: MessageVia): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from message where state = 'waiting' and via = $1 limit 1`,
      [via],
    );
    return rows.length > 0;
  }

  private shown({ text, ...row }: Row): MessageDto {
    const none = { toAddress: null, subject: null, inReplyTo: null };
    const isAnswer = row.kind === 'answer';
    return { ...row, text: isAnswer ? this.seal.opened({ ...none, id: row.id, text }, 'text').text : null };
  }
}
