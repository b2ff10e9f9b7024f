import { Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import { MessageSeal } from '../../messages/mail/message-seal.js';
import type { Words } from '../../platform/problem/problem.js';
import { RESULT_WORDS } from './result.words.js';
import type { StatusDto } from './status.dto.js';
import { type AnsweredRow, StatusQuery, type StatusRow } from './status.query.js';

type Answer = StatusDto['answer'];

/** What the citizen was told: the mail as it went, else the answer in writing, else what was done, once the centre has told it. */
@Injectable()
export class StatusAnswers {
  constructor(
    private readonly query: StatusQuery,
    private readonly seal: MessageSeal,
    private readonly city: CityService,
  ) {}

  /** `next`: where it goes on; a petition's answer is the answer to what it came from. */
  async of(own: StatusRow, next: StatusRow | null): Promise<Answer> {
    const asked = next && own.state === 'converted' ? next : own;
    if (asked.redacted) return null;
    const row = await this.query.answered(asked.id);
    const mailed = this.mailed(row);
    // What was concluded anew and told otherwise is no longer what the mail says.
    const isOver = asked.state === 'released' && isBefore(row.mailedAt, row.concludedAt);
    if (mailed && !isOver) return mailed;
    const text = this.text(asked, row);
    return text && { text, at: asked.closedAt };
  }

  private mailed({ mailId, mail, mailedAt }: AnsweredRow): Answer {
    if (mailId === null || mail === null) return null;
    const none = { toAddress: null, subject: null, inReplyTo: null };
    const { text } = this.seal.opened({ ...none, id: mailId, text: mail }, 'text');
    return text === null ? null : { text: alike(text), at: mailedAt };
  }

  /** Nothing before the centre has let it go: what an agency wrote may still be sent back to it. */
  private text({ kind, state }: StatusRow, { text, remedies, notice, outcome }: AnsweredRow): Words | null {
    if (state === 'not_handled' || state === 'transferred') return notice;
    if (state !== 'released') return null;
    if (kind === 'petition' && text !== null) return this.withRemedies(text, remedies);
    return outcome === null ? null : (RESULT_WORDS[outcome] ?? null);
  }

  private withRemedies(text: string, codes: readonly string[]): Words {
    const open = codes.flatMap(code => this.city.protocol?.remedies?.find(one => one.code === code) ?? []);
    return {
      'zh-TW': [text, ...open.map(({ name }) => name)].join('\n'),
      en: [text, ...open.map(({ nameEn }) => nameEn)].join('\n'),
    };
  }
}

const alike = (text: string): Words => ({ 'zh-TW': text, en: text });

const isBefore = (time: Date | null, other: Date | null): boolean =>
  time !== null && other !== null && time < other;
