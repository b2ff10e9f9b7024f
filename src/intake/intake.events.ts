import type { BookingEvents } from './bookings/booking.events.js';
import type { BullyingEvents } from './bullying/bullying.events.js';
import type { CallEvents } from './calls/call.events.js';
import type { LetterEvents } from './letters/letter.events.js';
import type { ServiceEvents } from './services/service.events.js';
import type { TrackedEvents } from './tracked/tracked.events.js';

/** What the doors tell, and what is done at them beside cases. */
export interface IntakeEvents
  extends BookingEvents,
    BullyingEvents,
    CallEvents,
    LetterEvents,
    ServiceEvents,
    TrackedEvents {}
