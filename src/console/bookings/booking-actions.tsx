import { useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { useToday } from '../live/server-time.js';
import { Button } from '../shell/controls/button.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { AskedDialog } from './asked-dialog.js';
import { type Booking, RENEWS } from './booking-queries.js';

/** Told, came, did not come, cancelled: what is possible with a booking as it stands. */
export function BookingActions({ booking }: { booking: Booking }) {
  const text = useWords().bookings;
  const language = useLanguage();
  const today = useToday();
  const { send, isWorking, problem } = usePost(RENEWS);
  const [isCancelling, setCancelling] = useState(false);
  const { id, version, state, day, at, name } = booking;
  const path = `/bookings/${id}/actions`;
  const of = (verb: string) => text.ofBooking(verb, at, name ?? '');
  const settle = (as: 'attended' | 'missed') =>
    send(`${path}/settle`, { version, as }, as === 'attended' ? text.isAttended : text.isMissed);
  const hasCome = day <= today && state !== 'cancelled';
  return (
    <div className="order-actions">
      {booking.isToBeTold && (
        <Button
          look="primary"
          isWorking={isWorking}
          aria-label={of(text.told)}
          onPress={() => void send(`${path}/tell`, { version }, text.isTold)}
        >
          {text.told}
        </Button>
      )}
      {(['attended', 'missed'] as const).map(
        as =>
          hasCome &&
          state !== as && (
            <Button key={as} isWorking={isWorking} aria-label={of(text[as])} onPress={() => void settle(as)}>
              {text[as]}
            </Button>
          ),
      )}
      {state === 'booked' && (
        <Button asks look="quiet" aria-label={of(text.cancel)} onPress={() => setCancelling(true)}>
          {text.cancel}
        </Button>
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {isCancelling && (
        <AskedDialog
          title={text.cancelTitle}
          tells={text.cancelTells}
          submit={text.cancel}
          path={`${path}/cancel`}
          body={{ version }}
          done={text.isCancelled}
          onClose={() => setCancelling(false)}
        >
          {calendarDayWords(day, language)} {at} {name}
        </AskedDialog>
      )}
    </div>
  );
}
