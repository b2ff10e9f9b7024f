import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { WakefulLoop } from '../../platform/log/wakeful-loop.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FORGET_AFTER_DAYS = 365;

/**
 * Numbers that nobody needs any more: of who hung up before anybody answered, a day later, since no contact will take it
 * with it; and whose number a step was about, so long after its end as the city says.
 */
@Injectable()
export class CallSweeper implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(CallSweeper.name, () => this.sweep(), HOUR_MS);

  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly clock: Clock,
  ) {}

  /** At once, and then every hour. */
  start(): void {
    this.loop.start();
  }

  /** Leaves nothing to do. */
  async sweep(): Promise<false> {
    const now = this.clock.now().getTime();
    const days = this.city.protocol?.callerPolicy?.forgetAfterDays ?? FORGET_AFTER_DAYS;
    await this.database.query(
      `update call set number = null, number_hash = null
        where state = 'abandoned' and number is not null and ended_at < $1`,
      [new Date(now - DAY_MS)],
    );
    await this.database.query(
      `update caller_policy set number = null, number_hash = null, reason = null, decision = null, appeal = null,
              appeal_decision = null
        where number is not null and state <> 'proposed'
          and greatest(coalesce(ended_at, until_at, decided_at), appeal_decided_at) < $1
          and (appealed_at is null or appeal_decided_at is not null)`,
      [new Date(now - days * DAY_MS)],
    );
    return false;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
