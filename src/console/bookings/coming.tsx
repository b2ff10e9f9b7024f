import { useState } from 'react';
import { Button } from '../shell/controls/button.js';
import { Select } from '../shell/controls/select.js';
import { RowList } from '../shell/row-list.js';
import { Empty } from '../shell/states.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { freeOf, type Session, startsOf } from './booking-queries.js';

interface Props {
  sessions: readonly Session[];
  siteName: string;
  named: (service: string) => string;
  onSee: (day: string) => void;
}

/** Where to book next at a place, also with one lawyer. */
export function Coming({ sessions, siteName, named, onSee }: Props) {
  const text = useWords().bookings;
  const language = useLanguage();
  const [adviser, setAdviser] = useState('');
  const held = sessions.filter(({ cancelledReason }) => cancelledReason === null);
  const advisers = [...new Set(held.map(one => one.adviser).concat(adviser || []))].sort();
  const shown = held.filter(one => adviser === '' || one.adviser === adviser);
  const dayOf = ({ day }: Session) => calendarDayWords(day, language);
  return (
    <section className="counts" aria-labelledby="coming">
      <h2 id="coming">{text.comingAt(siteName)}</h2>
      <div className="by-adviser">
        <Select
          name="of-adviser"
          label={text.adviser}
          options={advisers.map(one => ({ id: one, label: one }))}
          value={adviser}
          onChange={setAdviser}
          empty={text.allAdvisers}
        />
      </div>
      {shown.length === 0 ? (
        <Empty title={text.noneComing} hint={text.noneComingHint} icon="calendar" />
      ) : (
        <RowList
          caption={text.coming}
          items={shown}
          columns={[
            {
              name: text.day,
              cell: session => (
                <Button
                  look="quiet"
                  aria-label={text.seeDay(dayOf(session), session.adviser)}
                  onPress={() => onSee(session.day)}
                >
                  {dayOf(session)}
                </Button>
              ),
            },
            { name: text.hours, cell: one => `${startsOf(one)}–${one.ends}`, className: 'tabular' },
            { name: text.adviser, cell: one => one.adviser },
            { name: text.service, cell: one => named(one.service) },
            {
              name: text.places,
              cell: one => (freeOf(one) === 0 ? text.full : text.free(freeOf(one), one.slots.length)),
            },
          ]}
        />
      )}
    </section>
  );
}
