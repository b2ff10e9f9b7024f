import type { CasePage } from '../api/types.js';
import { Icon } from '../shell/icons.js';
import { dateTimeWords, dueDateWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

type Pause = CasePage['pauses'][number];

/** What is waited for now, since when, and for how long the limit rests at most. */
export function WaitingNow({ page }: { page: CasePage }) {
  const pause =
    page.state === 'waiting' || page.state === 'merged'
      ? page.pauses.findLast(({ to }) => to === null)
      : undefined;
  if (!pause) return null;
  return (
    <p className="waiting-now">
      <Icon name="soon" />
      <span>
        <OnePause pause={pause} />
      </span>
    </p>
  );
}

/** Every time it waited before. */
export function Pauses({ page }: { page: CasePage }) {
  const { title } = useWords().clocks.waiting;
  const ended = page.pauses.filter(({ to }) => to !== null);
  if (ended.length === 0) return null;
  return (
    <>
      <h3 id="pauses">{title}</h3>
      <ul className="pauses" aria-labelledby="pauses">
        {ended.map(pause => (
          <li key={pause.from}>
            <OnePause pause={pause} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OnePause({ pause: { reason, from, to, until, lead } }: { pause: Pause }) {
  const text = useWords().clocks.waiting;
  const language = useLanguage();
  const begun = dateTimeWords(from, language);
  return (
    <>
      <b>{text.reasons[reason]}</b> {lead && text.withLead(lead)}{' '}
      {to ? text.span(begun, dateTimeWords(to, language)) : text.since(begun)}
      {!to && (
        <span className="second-line">
          {until ? text.until(dueDateWords(until, language)) : text.notResting}
        </span>
      )}
    </>
  );
}
