import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { WakefulLoop } from '../../platform/log/wakeful-loop.js';
import { Chat } from './chat.entity.js';
import { ChatService } from './chat.service.js';

const MINUTE_MS = 60_000;
/** Nobody answers for so long and means to go on. */
const SILENT_MS = 30 * MINUTE_MS;

/** Ends conversations that the chatbot never said were over: none of them waits for ever to be counted. */
@Injectable()
export class ChatCloser implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(ChatCloser.name, () => this.close(), MINUTE_MS);

  constructor(
    private readonly database: Database,
    private readonly chats: ChatService,
    private readonly clock: Clock,
  ) {}

  start(): void {
    this.loop.start();
  }

  /** One of them; true: there may be more. */
  close(): Promise<boolean> {
    const before = new Date(this.clock.now().getTime() - SILENT_MS);
    return this.database.transaction(async tx => {
      const [chat] = await tx.find(
        Chat,
        `id = (select id from chat where contact_id is null and delivered_at < $1 and transcript is not null
                order by delivered_at limit 1 for update skip locked)`,
        [before],
      );
      if (!chat) return false;
      await this.chats.end(tx, chat);
      return true;
    });
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
