import type { Form } from './booking.rules.js';

interface OfSession {
  sessionId: string;
  service: string;
  site: string;
  day: string;
}
interface OfBooking extends OfSession {
  bookingId: string;
}
interface OfTelephoneDays {
  telephoneDaysId: string;
  sites: string[];
  from: string;
  until: string | null;
}

/** What is told of hours at counters that people book. */
export interface BookingEvents {
  'booking-session.added': OfSession;
  'booking-session.cancelled': OfSession;
  'booking.made': OfBooking & { form: Form };
  'booking.cancelled': OfBooking;
  /** That it is by telephone, or at the counter again. */
  'booking.told': OfBooking & { form: Form };
  'booking.settled': OfBooking & { attended: boolean };
  'telephone-days.set': OfTelephoneDays;
  'telephone-days.ended': OfTelephoneDays;
}
