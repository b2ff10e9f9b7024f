import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { CityService } from '../../city/city.service.js';
import { dayNumber, isoDate } from '../../city/local-days.js';
import { Clock } from '../../platform/clock/clock.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import { Database } from '../../platform/database/database.js';
import { WakefulLoop } from '../../platform/log/wakeful-loop.js';

const HOUR_MS = 3_600_000;

/** Forgets who had booked, some days after the day of it; that somebody came stays counted. */
@Injectable()
export class BookingSweeper implements BeforeApplicationShutdown {
  private readonly loop = new WakefulLoop(BookingSweeper.name, () => this.sweep(), HOUR_MS);

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
    const today = dayNumber(formatInTaipei(this.clock.now(), 'yyyy-MM-dd'));
    for (const { code, booking } of this.city.city.counterServices ?? []) {
      if (!booking) continue;
      await this.database.query(
        `update booking b set name = null, phone = null, phone_hash = null from booking_session s
          where s.id = b.session_id and s.service = $1 and s.day < $2::date and b.name is not null`,
        [code, isoDate(today - booking.keptDays)],
      );
    }
    return false;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
  }
}
