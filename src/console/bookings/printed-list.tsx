import { useNow } from '../live/server-time.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import type { Booking } from './booking-queries.js';
import './printed-list.css';

interface Props {
  title: string;
  items: readonly Booking[];
  by: string;
}

/** The list on paper, for the counter: no more than who comes, whom to call, and where to tick. Not on the screen. */
export function PrintedList({ title, items, by }: Props) {
  const text = useWords().bookings;
  const language = useLanguage();
  const printedAt = dateTimeWords(useNow(), language);
  const waiting = items.filter(({ state }) => state !== 'cancelled');
  return (
    <div className="printed-list">
      <table>
        <caption>{title}</caption>
        <thead>
          <tr>
            {[text.at, text.name, text.adviser, text.form, text.printed.came].map(heading => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {waiting.map(({ id, at, name, phone, adviser, form, state }) => (
            <tr key={id}>
              <th scope="row">{at}</th>
              <td>{name}</td>
              <td>{adviser}</td>
              <td>
                {text.forms[form]} {form === 'telephone' && phone}
              </td>
              <td>{state === 'booked' ? text.printed.boxes : text.states[state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{text.printed.tells}</p>
      <p>{text.printed.by(by, printedAt)}</p>
    </div>
  );
}
