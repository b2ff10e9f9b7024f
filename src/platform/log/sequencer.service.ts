import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { LogSignal } from './log-signal.js';
import { WakefulLoop } from './wakeful-loop.js';

const BATCH = 1000;
const FLOOR_MS = 500;

/**
 * Gives committed events their positions. Every process tries; the one row of `log_head` is the fence, so that there
 * is one at a time and another takes over when it dies.
 */
@Injectable()
export class Sequencer implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(Sequencer.name, () => this.sequence(), FLOOR_MS);

  constructor(
    private readonly database: Database,
    private readonly signal: LogSignal,
  ) {}

  start(): void {
    this.signal.on('told', () => this.loop.wake());
    this.loop.start();
  }

  /** Moves one batch. True when there may be more. */
  async sequence(): Promise<boolean> {
    const [row] = await this.database.query<{ moved: number }>('select sequence_events($1) as moved', [
      BATCH,
    ]);
    const moved = row?.moved ?? 0;
    if (moved > 0) this.signal.sequenced();
    return moved === BATCH;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
