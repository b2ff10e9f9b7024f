import { useState } from 'react';
import { Button } from '../shell/controls/button.js';
import { Icon } from '../shell/icons.js';
import { Empty } from '../shell/states.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { BookDialog } from './book-dialog.js';
import { freeOf, type Session, startsOf } from './booking-queries.js';
import { CancelSession } from './cancel-session.js';

interface Props {
  sessions: readonly Session[];
  day: string;
  siteName: string;
  named: (service: string) => string;
  /** Why nothing can be booked on this day; null: it can. */
  closed: string | null;
  mayBook: boolean;
  mayRoster: boolean;
}

/** Who sits at a place on a day, and which times are free: one press each to book it. */
export function DaySessions(props: Props) {
  const { sessions, day, siteName, named, closed, mayBook, mayRoster } = props;
  const text = useWords().bookings;
  const language = useLanguage();
  const [booking, setBooking] = useState<{ session: Session; at: string } | null>(null);
  const [cancelling, setCancelling] = useState<Session | null>(null);
  const title = text.sessionsOf(calendarDayWords(day, language), siteName);
  // Another may have booked it meanwhile: what the dialog offers is what is free now.
  const now = booking && sessions.find(({ id }) => id === booking.session.id);
  return (
    <section className="counts" aria-labelledby="sessions">
      <h2 id="sessions">{title}</h2>
      {closed && sessions.length > 0 && <p className="muted">{closed}</p>}
      {sessions.length === 0 && <Empty title={text.noSessions} hint={text.noSessionsHint} icon="calendar" />}
      {sessions.map(session => (
        <article key={session.id} className="booking-session" aria-labelledby={`session-${session.id}`}>
          <div className="section-head">
            <h3 id={`session-${session.id}`}>
              {text.session(session.adviser, startsOf(session), session.ends)}
              <span className="second-line">{named(session.service)}</span>
            </h3>
            {mayRoster && session.cancelledReason === null && (
              <Button
                asks
                look="quiet"
                aria-label={text.cancelSessionOf(session.adviser, startsOf(session))}
                onPress={() => setCancelling(session)}
              >
                {text.cancelSession}
              </Button>
            )}
          </div>
          {session.cancelledReason === null ? (
            <Slots
              session={session}
              mayBook={mayBook && closed === null}
              onBook={at => setBooking({ session, at })}
            />
          ) : (
            <p>{text.cancelled(session.cancelledReason)}</p>
          )}
        </article>
      ))}
      {booking && (
        <BookDialog
          session={now ?? booking.session}
          at={booking.at}
          site={siteName}
          onClose={() => setBooking(null)}
        />
      )}
      {cancelling && <CancelSession session={cancelling} onClose={() => setCancelling(null)} />}
    </section>
  );
}

interface SlotsProps {
  session: Session;
  mayBook: boolean;
  onBook: (at: string) => void;
}

function Slots({ session, mayBook, onBook }: SlotsProps) {
  const text = useWords().bookings;
  const isByTelephone = session.slots.every(({ form }) => form === 'telephone');
  return (
    <>
      <p className="muted">
        {text.free(freeOf(session), session.slots.length)}
        {isByTelephone && (
          <span className="by-telephone">
            <Icon name="phone" />
            {text.byTelephone}
          </span>
        )}
      </p>
      <ul className="slots" aria-label={text.session(session.adviser, startsOf(session), session.ends)}>
        {session.slots.map(({ at, form, isFree, isOver }) => (
          <li key={at}>
            {isFree && mayBook ? (
              <Button
                aria-haspopup="dialog"
                aria-label={text.bookAt(at, session.adviser, form)}
                onPress={() => onBook(at)}
              >
                {at} {form === 'telephone' && !isByTelephone && text.forms.telephone}
              </Button>
            ) : (
              <span className={isFree ? 'slot' : 'slot is-taken'}>
                {at} {!isFree && (isOver ? text.over : text.taken)}
              </span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
