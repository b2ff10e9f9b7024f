import type { CasePage, TimelineEntry } from '../api/types.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

/** What the citizen was asked for, and has supplied; the latest first, as on the timeline. */
export function Supplements({ page }: { page: CasePage }) {
  const { supplement: text } = useWords().petitions;
  const supplements = page.timeline.filter(({ kind }) => kind === 'case.supplemented');
  if (supplements.length === 0) return null;
  return (
    <>
      <h3 id="supplements">{text.heading}</h3>
      <ul className="extensions" aria-labelledby="supplements">
        {supplements.map(entry => (
          <li key={entry.id}>
            <OneSupplement entry={entry} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OneSupplement({ entry: { text: supplied, data, actor, at } }: { entry: TimelineEntry }) {
  const words = useWords();
  const { supplement: text } = words.petitions;
  const language = useLanguage();
  const receivedAt = typeof data.receivedAt === 'string' ? data.receivedAt : at;
  return (
    <>
      <span>
        {[text.byOf[String(data.suppliedBy)], words.domain.channel[String(data.channel)]]
          .filter(Boolean)
          .join('・')}
      </span>
      {supplied && <span className="reason">{supplied}</span>}
      <span className="second-line">
        {[text.at(dateTimeWords(receivedAt, language)), actor?.name].filter(Boolean).join(' ')}
      </span>
    </>
  );
}
