import { Injectable } from '@nestjs/common';
import { maySeeConfidential } from '../../access/confidential.rules.js';
import { type Asker, permits } from '../../access/rights.js';
import { caseNotFound, notYoursToRead } from '../../cases/case.problems.js';
import type { CaseKind } from '../../events.js';
import { Database } from '../../platform/database/database.js';
import type { ChatDto, ChatsDto } from './chat.dto.js';
import type { Chat } from './chat.entity.js';
import { ChatStore } from './chat-store.service.js';

interface FileRow {
  id: string;
  kind: CaseKind;
  district: string | null;
  confidential: boolean;
}

@Injectable()
export class ChatQuery {
  constructor(
    private readonly database: Database,
    private readonly store: ChatStore,
  ) {}

  /** As they were typed: for the desk only. CASE_NOT_FOUND 404, CASE_NOT_YOURS 403. */
  async ofCase(number: string, me: Asker): Promise<ChatsDto> {
    const [file] = await this.database.query<FileRow>(
      'select id, kind, district, confidential from case_file where number = $1',
      [number],
    );
    if (!file) throw caseNotFound();
    if (!permits(me, 'contact.record', file) || !maySeeConfidential(me, file)) throw notYoursToRead();
    const chats = await this.database.query<Omit<Chat, 'turns'>>(
      `select t.id, t.started_at as "startedAt", t.last_at as "lastAt", t.resolved, t.wants_person as "wantsPerson",
              t.transcript
         from chat t join contact_case l on l.contact_id = t.contact_id
        where l.case_id = $1 order by t.started_at, t.id`,
      [file.id],
    );
    return { items: chats.map(chat => this.shown(chat)) };
  }

  private shown({ id, startedAt, lastAt, resolved, wantsPerson, transcript }: Omit<Chat, 'turns'>): ChatDto {
    const turns = this.store.turnsOf({ id, transcript });
    return {
      ...{ id, resolved, wantsPerson },
      startedAt: startedAt.toISOString(),
      lastAt: lastAt.toISOString(),
      turns: turns.map(({ at, speaker, text }) => ({ at: at.toISOString(), speaker, text })),
    };
  }
}
