import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { LoggedFact } from './fact.js';
import { LogQuery } from './log.query.js';
import { LogSignal } from './log-signal.js';
import { WakefulLoop } from './wakeful-loop.js';

const BATCH = 500;
const FLOOR_MS = 1000;

export type TailListener = (facts: LoggedFact[]) => Promise<void> | void;

/** What this process sees of the log from its start on. Every process has one: its screens, its city in memory. */
@Injectable()
export class LogTail implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(LogTail.name, () => this.read(), FLOOR_MS);
  private readonly listeners: TailListener[] = [];
  private begun: Promise<void> | null = null;
  private position = 0;

  constructor(
    private readonly log: LogQuery,
    private readonly signal: LogSignal,
  ) {}

  get at(): number {
    return this.position;
  }

  follow(listener: TailListener): void {
    this.listeners.push(listener);
  }

  /**
   * Everything from here on will be seen. Who keeps in memory what the log may change takes the place first and reads
   * the database then: what comes in between is seen twice, and not missed.
   */
  begin(): Promise<void> {
    this.begun ??= this.log.head().then(head => {
      this.position = head;
    });
    return this.begun;
  }

  async start(): Promise<void> {
    await this.begin();
    this.signal.on('sequenced', () => this.loop.wake());
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }

  private async read(): Promise<boolean> {
    const facts = await this.log.after(this.position, BATCH);
    const last = facts.at(-1);
    if (!last) return false;
    for (const listener of this.listeners) await listener(facts);
    this.position = last.position;
    return facts.length === BATCH;
  }
}
