import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { WakefulLoop } from '../../platform/log/wakeful-loop.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What was typed about a report goes so long after the last word on it as the city says; that there was one, stays. */
@Injectable()
export class BullyingSweeper implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(BullyingSweeper.name, () => this.sweep(), HOUR_MS);

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
    const rules = this.city.protocol?.bullying;
    if (!rules) return false;
    const now = this.clock.now();
    await this.database.transaction(async tx => {
      const over = await tx.query<{ id: string }>(
        `update bullying_report r set school = null, text = null, reporter = null, forgotten_at = $1,
                version = version + 1
          where forgotten_at is null and accepted is not null
            and (select max(at) from bullying_step where report_id = r.id) < $2 returning id`,
        [now, new Date(now.getTime() - rules.forgetAfterDays * DAY_MS)],
      );
      await tx.query('update bullying_step set text = null where report_id = any($1::uuid[])', [
        over.map(({ id }) => id),
      ]);
    });
    return false;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
