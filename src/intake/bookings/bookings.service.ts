import { Injectable } from '@nestjs/common';
import type { Staff } from '../../access/staff.js';
import { checkVersion } from '../../cases/case-lock.service.js';
import { phoneLookup } from '../../citizens/citizen.sealed.js';
import { isCompletePhone } from '../../citizens/phone.rules.js';
import { CityService } from '../../city/city.service.js';
import { dayNumber } from '../../city/local-days.js';
import { Clock } from '../../platform/clock/clock.js';
import { formatInTaipei } from '../../platform/clock/taipei.js';
import { Database } from '../../platform/database/database.js';
import type { Transaction } from '../../platform/database/transaction.js';
import { newId } from '../../platform/ids.js';
import { Events } from '../../platform/log/events.service.js';
import { Vault } from '../../platform/vault/vault.js';
import { CounterServices } from '../services/services.service.js';
import type { BookDto, BookingDto, SettleBookingDto } from './booking.dto.js';
import { Booking } from './booking.entity.js';
import {
  bookingNotFound,
  noSuchSlot,
  notPossible,
  notYet,
  phoneOfBookingIncomplete,
  sessionIsOver,
  sessionNotFound,
  slotIsOver,
  slotTaken,
  tooFarAhead,
} from './booking.problems.js';
import { type BookingAction, isSlotOver, mayBe, momentOf, slotAt, startOfSlot } from './booking.rules.js';
import { BookingSession } from './booking-session.entity.js';
import { BookingsQuery } from './bookings.query.js';
import { SiteForms } from './site-forms.service.js';

/** What the desk does for somebody who wants to speak with an adviser. */
@Injectable()
export class BookingsService {
  constructor(
    private readonly database: Database,
    private readonly city: CityService,
    private readonly forms: SiteForms,
    private readonly views: BookingsQuery,
    private readonly counts: CounterServices,
    private readonly vault: Vault,
    private readonly events: Events,
    private readonly clock: Clock,
  ) {}

  /**
   * SESSION_NOT_FOUND 404, NO_SUCH_SLOT 422, SESSION_IS_OVER 422, SLOT_IS_OVER 422, TOO_FAR_AHEAD 422, PHONE_INCOMPLETE 422,
   * SLOT_TAKEN 409.
   */
  book({ sessionId, at, name, phone }: BookDto, me: Staff): Promise<BookingDto> {
    if (!isCompletePhone(phone)) throw phoneOfBookingIncomplete();
    return this.database.transaction(async tx => {
      // Who books and who cancels the session wait for each other.
      const [session] = await tx.read(BookingSession, { id: sessionId, cancelledAt: null }, { lock: true });
      if (!session) throw sessionNotFound();
      this.checkDay(session);
      const slot = slotAt(session, at);
      if (slot === null) throw noSuchSlot();
      if (isSlotOver(session, slot, momentOf(this.clock.now()))) throw slotIsOver();
      const taken = await tx.query(
        `select 1 from booking where session_id = $1 and slot = $2 and state <> 'cancelled'`,
        [sessionId, slot],
      );
      if (taken.length > 0) throw slotTaken();
      const formAt = await this.forms.between(tx, session.day, session.day);
      const form = formAt(session, startOfSlot(session, slot));
      const id = newId();
      const sealed = (column: string, text: string): Buffer =>
        this.vault.seal(text, { column: `booking.${column}`, row: id });
      tx.add(
        Object.assign(new Booking(), {
          ...{ id, version: 1, sessionId, slot, state: 'booked' as const, form },
          ...{ name: sealed('name', name), phone: sealed('phone', phone) },
          phoneHash: this.vault.lookupHash(phoneLookup(phone) as string),
          ...{ bookedBy: me.id, bookedAt: this.clock.now(), settledBy: null, settledAt: null },
        }),
      );
      await this.events.tell(tx, 'booking.made', { ...ofSession(session), bookingId: id, form });
      return this.views.one(tx, id);
    });
  }

  /** The time is free again. BOOKING_NOT_FOUND 404, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409. */
  cancel(id: string, version: number, me: Staff): Promise<BookingDto> {
    return this.act(id, version, 'cancel', async (tx, booking, session) => {
      tx.set(booking, { state: 'cancelled', settledBy: me.id, settledAt: this.clock.now() });
      await this.events.tell(tx, 'booking.cancelled', { ...ofSession(session), bookingId: id });
    });
  }

  /** They know now how it is. BOOKING_NOT_FOUND 404, STALE_VERSION 409, ACTION_NOT_POSSIBLE 409. */
  tell(id: string, version: number): Promise<BookingDto> {
    return this.act(id, version, 'tell', async (tx, booking, session) => {
      const formAt = await this.forms.between(tx, session.day, session.day);
      const form = formAt(session, startOfSlot(session, booking.slot));
      tx.set(booking, { form });
      await this.events.tell(tx, 'booking.told', { ...ofSession(session), bookingId: id, form });
    });
  }

  /**
   * Whoever came counts as one person; who did not after all, no more. BOOKING_NOT_FOUND 404, STALE_VERSION 409,
   * ACTION_NOT_POSSIBLE 409, BOOKING_TO_COME 422, DAY_TOO_LONG_AGO 422.
   */
  settle(id: string, { version, as }: SettleBookingDto, me: Staff): Promise<BookingDto> {
    return this.act(id, version, 'settle', async (tx, booking, session) => {
      if (session.day > this.today()) throw notYet();
      if (booking.state === as) throw notPossible(as);
      const { service, site, day } = session;
      if (as === 'attended')
        await this.counts.countWithin(tx, { service, site, day, persons: 1 }, me, booking.id);
      else if (booking.state === 'attended') await this.counts.withdrawOfBooking(tx, booking.id, me);
      tx.set(booking, { state: as, settledBy: me.id, settledAt: this.clock.now() });
      const told = { ...ofSession(session), bookingId: id, attended: as === 'attended' };
      await this.events.tell(tx, 'booking.settled', told);
    });
  }

  private act(
    id: string,
    version: number,
    action: BookingAction,
    change: (tx: Transaction, booking: Booking, session: BookingSession) => Promise<void>,
  ): Promise<BookingDto> {
    return this.database.transaction(async tx => {
      const [booking] = await tx.read(Booking, { id }, { lock: true });
      if (!booking) throw bookingNotFound();
      checkVersion(booking, version);
      if (!mayBe(action, booking.state)) throw notPossible(booking.state);
      const [session] = await tx.read(BookingSession, { id: booking.sessionId });
      await change(tx, booking, session as BookingSession);
      tx.set(booking, { version: version + 1 });
      return this.views.one(tx, id);
    });
  }

  private checkDay({ service, day }: BookingSession): void {
    const known = this.city.city.counterServices?.find(({ code }) => code === service);
    const ahead = dayNumber(day) - dayNumber(this.today());
    if (ahead < 0) throw sessionIsOver();
    const most = known?.booking?.aheadDays ?? 0;
    if (ahead > most) throw tooFarAhead(most);
  }

  private today(): string {
    return formatInTaipei(this.clock.now(), 'yyyy-MM-dd');
  }
}

const ofSession = ({ id, service, site, day }: BookingSession) => ({ sessionId: id, service, site, day });
