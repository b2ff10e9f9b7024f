import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock.js';
import { LogQuery } from '../platform/log/log.query.js';
import { BroadcastService } from './broadcast.service.js';
import type { LiveSocket } from './frames.js';
import { MessagesOfFacts } from './messages.service.js';
import { roomsFor } from './rooms.rules.js';

/** Positions. Who missed more reads its lists anew, which costs less. */
const MOST_REPLAYED = 1000;
const BATCH = 500;

/** Brings a client from where it was to where everybody is, without a gap and without telling anything twice. */
@Injectable()
export class WelcomeService {
  constructor(
    private readonly log: LogQuery,
    private readonly messages: MessagesOfFacts,
    private readonly broadcast: BroadcastService,
    private readonly clock: Clock,
  ) {}

  async welcome(socket: LiveSocket, seen: number | null): Promise<void> {
    const at = this.clock.now().toISOString();
    if (seen === null || !(await this.canReplayFrom(seen))) {
      socket.emit('hello', { at, position: this.broadcast.at, reload: seen !== null });
      this.join(socket);
      return;
    }
    socket.emit('hello', { at, position: seen, reload: false });
    let position = seen;
    for (;;) {
      await this.broadcast.reached(position);
      if (!socket.connected) return;
      // No pause between this look and the joining: the next batch finds the socket in its rooms.
      if (this.broadcast.at === position) break;
      position = await this.replay(socket, position, this.broadcast.at);
    }
    this.join(socket);
  }

  /** A position beyond the log is one of another log: of a database that was restored, perhaps. */
  private async canReplayFrom(seen: number): Promise<boolean> {
    if (seen > this.broadcast.at) return seen <= (await this.log.head());
    return this.broadcast.at - seen <= MOST_REPLAYED;
  }

  private async replay(socket: LiveSocket, after: number, upTo: number): Promise<number> {
    const rooms = roomsFor(socket.data.staff);
    const facts = await this.log.after(after, Math.min(BATCH, upTo - after));
    for (const { message, rooms: hearing, except } of await this.messages.of(facts)) {
      const isIn = (room: string): boolean => rooms.includes(room);
      if (hearing.some(isIn) && !except.some(isIn)) this.broadcast.send(socket, message);
    }
    return facts.at(-1)?.position ?? upTo;
  }

  private join(socket: LiveSocket): void {
    void socket.join(roomsFor(socket.data.staff));
  }
}
