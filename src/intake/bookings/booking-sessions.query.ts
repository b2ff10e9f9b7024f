import { Injectable } from '@nestjs/common';
import { dayNumber, isDate } from '../../city/local-days.js';
import { Clock } from '../../platform/clock/clock.js';
import { Database } from '../../platform/database/database.js';
import { badDays } from './booking.problems.js';
import { endOf, type Form, hasToBeTold, isSlotOver, momentOf, startOfSlot, timeOf } from './booking.rules.js';
import type { BookingSessionDto, BookingSessionsDto, SessionsFilter } from './booking-session.dto.js';
import { SiteForms } from './site-forms.service.js';

const MOST_DAYS = 92;

interface Row {
  id: string;
  service: string;
  site: string;
  day: string;
  begins: number;
  slots: number;
  slotMinutes: number;
  adviser: string;
  cancelledReason: string | null;
  taken: { slot: number; state: 'booked' | 'attended' | 'missed'; form: Form }[];
}

/** Sessions, and which of their times are free: nobody's name. */
@Injectable()
export class BookingSessionsQuery {
  constructor(
    private readonly database: Database,
    private readonly forms: SiteForms,
    private readonly clock: Clock,
  ) {}

  /** From day to day, both included. INVALID 400. */
  async between({ from, to, site }: SessionsFilter): Promise<BookingSessionsDto> {
    if (!isDate(from)) throw badDays('from');
    const days = isDate(to) ? dayNumber(to) - dayNumber(from) : -1;
    if (days < 0 || days > MOST_DAYS) throw badDays('to');
    const rows = await this.database.query<Row>(
      `select s.id, s.service, s.site, s.day::text as day, s.begins, s.slots, s.slot_minutes as "slotMinutes",
              s.adviser, s.cancelled_reason as "cancelledReason",
              coalesce(jsonb_agg(jsonb_build_object('slot', b.slot, 'state', b.state, 'form', b.form))
                       filter (where b.id is not null), '[]') as taken
         from booking_session s left join booking b on b.session_id = s.id and b.state <> 'cancelled'
        where s.day between $1::date and $2::date and ($3::text is null or s.site = $3)
        group by s.id order by s.day, s.begins, s.site, s.id`,
      [from, to, site ?? null],
    );
    const formAt = await this.forms.between(this.database, from, to);
    const now = momentOf(this.clock.now());
    return { items: rows.map(row => shown(row, minutes => formAt(row, minutes), now)) };
  }
}

function shown(
  row: Row,
  formAt: (minutes: number) => Form,
  now: { day: string; minutes: number },
): BookingSessionDto {
  const { id, service, site, day, adviser, cancelledReason, taken } = row;
  const slots = Array.from({ length: row.slots }, (_, slot) => {
    const minutes = startOfSlot(row, slot);
    const isTaken = taken.some(one => one.slot === slot);
    const isOver = !isTaken && isSlotOver(row, slot, now);
    const isFree = cancelledReason === null && !isTaken && !isOver;
    return { at: timeOf(minutes), form: formAt(minutes), isFree, isOver };
  });
  const toBeTold = taken.filter(one => hasToBeTold(one, formAt(startOfSlot(row, one.slot)))).length;
  return {
    ...{ id, service, site, day, adviser, cancelledReason, slots, toBeTold },
    ends: timeOf(endOf(row) % (24 * 60)),
  };
}
