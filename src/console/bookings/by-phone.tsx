import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isProblem } from '../api/client.js';
import { Button } from '../shell/controls/button.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { problemWords, useWords } from '../words/use-words.js';
import { phoneQuery } from './booking-queries.js';
import { BookingRows } from './booking-rows.js';

/** Somebody calls about theirs: told how it is now, or cancelled. */
export function ByPhone({ placeName }: { placeName: (site: string) => string }) {
  const words = useWords();
  const text = words.bookings;
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState<string | null>(null);
  const [isMissing, setMissing] = useState(false);
  const query = useQuery(phoneQuery(asked));
  const refused = asked !== null && isProblem(query.error) && query.error.fields.length > 0;
  const search = () => {
    setMissing(typed.trim() === '');
    if (typed.trim() === '') return void focusField(['phone']);
    setAsked(typed.trim());
    if (typed.trim() === asked) void query.refetch();
  };
  return (
    <section className="counts by-phone" aria-labelledby="by-phone">
      <h2 id="by-phone">{text.byPhone}</h2>
      <p className="muted">{text.byPhoneLead}</p>
      <form
        className="by-phone-form"
        aria-labelledby="by-phone"
        onSubmit={event => {
          event.preventDefault();
          search();
        }}
      >
        <TextField
          name="phone"
          label={text.phone}
          type="tel"
          autoComplete="off"
          error={
            isMissing
              ? text.need.phone
              : refused && typed.trim() === asked
                ? problemWords(query.error, words)
                : null
          }
          value={typed}
          onChange={next => {
            setMissing(false);
            setTyped(next);
          }}
        />
        <Button type="submit" icon="search">
          {text.find}
        </Button>
      </form>
      {asked !== null && !refused && (
        <Loaded query={query} skeleton={<Skeleton lines={2} />}>
          {({ items }) =>
            items.length === 0 ? (
              <p role="status">{text.noneOfPhone}</p>
            ) : (
              <BookingRows
                caption={text.foundByPhone}
                items={items}
                placeOf={({ site }) => placeName(site)}
              />
            )
          }
        </Loaded>
      )}
    </section>
  );
}
