import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { Database } from '../database/database.js';
import { WakefulLoop } from '../log/wakeful-loop.js';

const HOUR_MS = 3_600_000;
const KEPT_MS = 24 * HOUR_MS;

/** Forgets what requests were answered a day ago: nobody repeats them any more, and some answers hold a case password. */
@Injectable()
export class AnswerSweeper implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(AnswerSweeper.name, () => this.sweep(), HOUR_MS);

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** At once, and then every hour. */
  start(): void {
    this.loop.start();
  }

  /** Leaves nothing to do. */
  async sweep(): Promise<false> {
    const before = new Date(this.clock.now().getTime() - KEPT_MS);
    await this.database.query('delete from idempotent_answer where created_at < $1', [before]);
    return false;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
