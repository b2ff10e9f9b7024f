import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { WakefulLoop } from '../../platform/log/wakeful-loop.js';

const HOUR_MS = 3_600_000;
/** Time enough to notice that something was discarded that should not have been. */
const KEPT_MS = 30 * 24 * HOUR_MS;

/** Forgets what came, some time after a person has decided about it; that it came stays. */
@Injectable()
export class QuarantineSweeper implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(QuarantineSweeper.name, () => this.sweep(), HOUR_MS);

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
    await this.database.query(`update quarantine set raw = null where raw is not null and decided_at < $1`, [
      before,
    ]);
    return false;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
