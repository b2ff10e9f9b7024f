import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { wallClock } from './wall-clock.js';

const LOOK_EVERY_MS = 200;
const SETTLED_WITHIN_MS = 10_000;

/** How far those who read the log were behind at the worst: events, and milliseconds since the first unread one. */
export interface LogLag {
  events: number;
  ms: number;
  consumer: string;
}

const BEHIND = `
  select c.name as consumer, h.position - c.position + (select count(*) from event_new) as events,
         coalesce((select at from event e where e.position = c.position + 1), (select min(at) from event_new)) as since
    from consumer c, log_head h order by 2 desc limit 1`;

/** Looks at them again and again while it works. */
export class LagWatch {
  readonly worst: LogLag = { events: 0, ms: 0, consumer: '' };
  private isOver = false;
  private readonly looking: Promise<void>;

  constructor(private readonly client: pg.Client) {
    this.looking = this.lookOn();
  }

  /** Waits until everything that follows has been done; false: that takes too long. */
  async settled(): Promise<boolean> {
    this.isOver = true;
    await this.looking;
    for (const until = wallClock() + SETTLED_WITHIN_MS; wallClock() < until; await pause(LOOK_EVERY_MS / 10))
      if ((await this.look()) === 0) return true;
    return false;
  }

  private async lookOn(): Promise<void> {
    for (; !this.isOver; await pause(LOOK_EVERY_MS)) await this.look();
  }

  private async look(): Promise<number> {
    const { rows } = await this.client.query<{ consumer: string; events: string; since: Date | null }>(
      BEHIND,
    );
    const [row] = rows;
    const events = Number(row?.events ?? 0);
    if (row && events > this.worst.events) Object.assign(this.worst, { events, consumer: row.consumer });
    if (row?.since) this.worst.ms = Math.max(this.worst.ms, wallClock() - row.since.getTime());
    return events;
  }
}
