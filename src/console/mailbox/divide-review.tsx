import { useCity } from '../api/queries.js';
import { useNames, useWords } from '../words/use-words.js';
import type { Matter } from './matters.js';

/** Which cases there will be. */
export function DivideReview({ matters }: { matters: Matter[] }) {
  const { divide: text } = useWords().mailbox;
  const city = useCity();
  const { name } = useNames();
  return (
    <ol className="cards">
      {matters.map(({ key, text: said, category, district }) => {
        const item = city?.categories.find(({ code }) => code === category);
        const where = city?.districts.find(({ code }) => code === district);
        return (
          <li key={key} className="card">
            <b>{item ? name(item) : text.uncategorised}</b>
            {where && <span>{name(where)}</span>}
            <p className="description">{said.trim()}</p>
          </li>
        );
      })}
    </ol>
  );
}
