import { useQuery } from '@tanstack/react-query';
import { Button } from '../shell/controls/button.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { listQuery } from './booking-queries.js';
import { BookingRows } from './booking-rows.js';
import { PrintedList } from './printed-list.js';

interface Props {
  day: string;
  site: string;
  siteName: string;
  /** Who looks at it. */
  by: string;
}

/** Who has booked a place on a day, in the order in which they come. */
export function DayList({ day, site, siteName, by }: Props) {
  const text = useWords().bookings;
  const language = useLanguage();
  const query = useQuery(listQuery(day, site));
  const title = text.listOf(calendarDayWords(day, language), siteName);
  return (
    <section className="counts booking-list" aria-labelledby="booking-list">
      <h2 id="booking-list">{title}</h2>
      <p className="muted">{text.listRecorded}</p>
      <Loaded query={query} skeleton={<Skeleton lines={4} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={text.noBookings} hint={text.noBookingsHint} icon="person" />
          ) : (
            <>
              <BookingRows caption={title} items={items} />
              <div className="order-actions">
                <Button look="quiet" onPress={() => window.print()}>
                  {text.print}
                </Button>
              </div>
              <PrintedList title={title} items={items} by={by} />
            </>
          )
        }
      </Loaded>
    </section>
  );
}
