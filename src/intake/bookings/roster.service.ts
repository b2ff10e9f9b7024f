import { Injectable } from '@nestjs/common';
import type { Asker } from '../../access/rights.js';
import { CityService } from '../../city/city.service.js';
import { dayNumber, isDate, isoDate } from '../../city/local-days.js';
import { Clock } from '../../platform/clock/clock.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { invalid } from '../../platform/problem/validation.js';
import {
  adviserBusy,
  badDays,
  noOfficeDay,
  sessionHasBookings,
  sessionIsOver,
  sessionNotFound,
} from './booking.problems.js';
import { flawsOfPlace, minutesOf, overlaps } from './booking.rules.js';
import type { AddSessionsDto, CancelSessionDto, SessionsAddedDto } from './booking-session.dto.js';
import { BookingSession } from './booking-session.entity.js';

const WEEK = 7;

/** Which adviser sits where and when (輪派). */
@Injectable()
export class RosterService {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * One, or one a week. INVALID 400, UNKNOWN_SERVICE 422, NOT_BOOKED 422, UNKNOWN_SITE 422, PAST_MIDNIGHT 422,
   * SESSION_IS_OVER 422, NO_OFFICE_DAY 422, ADVISER_BUSY 409.
   */
  add({ weeks, begins, ...wish }: AddSessionsDto, me: Asker): Promise<SessionsAddedDto> {
    if (!isDate(wish.day)) throw badDays('day');
    const { service, site, adviser, slots, slotMinutes } = wish;
    const hours = { begins: minutesOf(begins), slots, slotMinutes };
    const flaws = flawsOfPlace({ service, site, hours }, this.city.city);
    if (flaws.length > 0) throw invalid(flaws);
    const now = this.clock.now();
    if (wish.day < formatInTaipei(now, 'yyyy-MM-dd')) throw sessionIsOver('day');
    const asked = Array.from({ length: weeks }, (_, week) => dayNumber(wish.day) + week * WEEK);
    const days = asked.filter(day => !this.city.calendar.whyNoOfficeDay(day)).map(isoDate);
    if (days.length === 0) throw noOfficeDay();
    return this.database.transaction(async tx => {
      // Of two that are added at once neither would see the other.
      await tx.query('lock table booking_session in share row exclusive mode');
      const others = await tx.find(
        BookingSession,
        'adviser = $1 and day = any($2::date[]) and cancelled_at is null',
        [adviser, days],
      );
      const busy = others.find(other => overlaps(other, hours));
      if (busy) throw adviserBusy(busy.day);
      for (const day of days) {
        const id = newId();
        const nothing = { cancelledAt: null, cancelledBy: null, cancelledReason: null };
        const made = { madeBy: me.id, madeAt: now };
        tx.add(
          Object.assign(new BookingSession(), {
            ...{ id, service, site, day, adviser, ...hours },
            ...{ ...made, ...nothing },
          }),
        );
        await this.events.tell(tx, 'booking-session.added', { sessionId: id, service, site, day });
      }
      return { days, closed: asked.map(isoDate).filter(day => !days.includes(day)) };
    });
  }

  /** Nobody waits for it. SESSION_NOT_FOUND 404, SESSION_HAS_BOOKINGS 409. */
  cancel(id: string, { reason }: CancelSessionDto, me: Asker): Promise<void> {
    return this.database.transaction(async tx => {
      const [session] = await tx.read(BookingSession, { id, cancelledAt: null }, { lock: true });
      if (!session) throw sessionNotFound();
      const kept = await tx.query(
        `select 1 from booking where session_id = $1 and state <> 'cancelled' limit 1`,
        [id],
      );
      if (kept.length > 0) throw sessionHasBookings();
      tx.set(session, { cancelledAt: this.clock.now(), cancelledBy: me.id, cancelledReason: reason });
      const { service, site, day } = session;
      await this.events.tell(tx, 'booking-session.cancelled', { sessionId: id, service, site, day });
    });
  }
}
