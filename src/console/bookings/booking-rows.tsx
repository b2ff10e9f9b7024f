import { RowList } from '../shell/row-list.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { BookingActions } from './booking-actions.js';
import type { Booking } from './booking-queries.js';

interface Props {
  caption: string;
  items: readonly Booking[];
  /** The list is of one day at one place; left out: each says its own. */
  placeOf?: (booking: Booking) => string;
}

/** Who comes when, or is telephoned, and what became of it. */
export function BookingRows({ caption, items, placeOf }: Props) {
  const text = useWords().bookings;
  const language = useLanguage();
  const when = (booking: Booking) => (
    <>
      {placeOf && `${calendarDayWords(booking.day, language)} `}
      <span className="tabular">{booking.at}</span>
      {placeOf && <span className="second-line">{placeOf(booking)}</span>}
    </>
  );
  const form = ({ form: now, isToBeTold, state }: Booking) =>
    isToBeTold ? <b className="to-tell">{text.toTell(now)}</b> : state !== 'cancelled' && text.forms[now];
  return (
    <RowList
      caption={caption}
      items={items}
      hasLeft={({ state }) => state === 'cancelled'}
      columns={[
        { name: text.at, cell: when },
        { name: text.name, cell: ({ name }) => name ?? <span className="muted">{text.forgotten}</span> },
        { name: text.phone, cell: ({ phone }) => <span className="tabular">{phone}</span> },
        { name: text.adviser, cell: ({ adviser }) => adviser },
        { name: text.form, cell: form },
        { name: text.state, cell: ({ state }) => text.states[state] },
        {
          name: text.actions,
          cell: booking => <BookingActions booking={booking} />,
          className: 'booking-actions',
        },
      ]}
    />
  );
}
