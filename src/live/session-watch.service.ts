import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { SessionEndService } from '../access/session-end.service.js';
import type { LiveNamespace, LiveSocket } from './frames.js';
import { SignedInQuery } from './signed-in.query.js';

const EVERY_MS = 3000;

/** Ends the sockets of who has signed out, was signed out by time, or is no longer who they were. */
@Injectable()
export class SessionWatch implements OnApplicationShutdown {
  private readonly logger = new Logger(SessionWatch.name);
  private timer: NodeJS.Timeout | null = null;
  private space: LiveNamespace;

  constructor(
    private readonly sessions: SessionEndService,
    private readonly signedIn: SignedInQuery,
  ) {}

  start(space: LiveNamespace): void {
    this.space = space;
    // A session may be ended by any process, or by time: only looking tells.
    this.timer = setInterval(() => {
      this.look().catch(error => this.logger.error((error as Error).message, (error as Error).stack));
    }, EVERY_MS);
  }

  async look(): Promise<void> {
    const sockets = [...this.space.sockets.values()];
    if (sockets.length === 0) return;
    await this.sessions.forgetExpired();
    const people = await this.signedIn.people([...new Set(sockets.map(sessionOf))]);
    for (const socket of sockets) {
      const { role, agency } = socket.data.staff;
      const person = people.get(sessionOf(socket));
      // As if the line had broken: the client connects again, and is told why not, or gets the rooms it now has.
      if (person?.role !== role || person.agency !== agency) socket.conn.close();
    }
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }
}

const sessionOf = (socket: LiveSocket): string => socket.data.staff.sessionId;
