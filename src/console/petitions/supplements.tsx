import type { CasePage } from '../api/types.js';
import { dateTimeWords, dueDateWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

type Supplement = NonNullable<CasePage['pauses'][number]['supplement']>;

const MARKS: Record<Supplement['state'], string> = {
  asked: 'asked',
  overdue: 'refused',
  supplied: 'approved',
  not_supplied: 'withdrawn',
};

/** What the citizen was asked for, until when, and what has come; from the first to the last. */
export function Supplements({ page }: { page: CasePage }) {
  const { supplement: text } = useWords().petitions;
  const asked = page.pauses.flatMap(({ from, supplement }) => (supplement ? [{ from, supplement }] : []));
  if (asked.length === 0) return null;
  return (
    <>
      <h3 id="supplements">{text.heading}</h3>
      <ul className="extensions" aria-labelledby="supplements">
        {asked.map(({ from, supplement }) => (
          <li key={from}>
            <OneSupplement of={supplement} />
          </li>
        ))}
      </ul>
    </>
  );
}

function OneSupplement({ of: { asked, by, state, supplied } }: { of: Supplement }) {
  const words = useWords();
  const { supplement: text } = words.petitions;
  const language = useLanguage();
  return (
    <>
      <span className={`mark extension-${MARKS[state]}`}>{text.states[state]}</span>
      {asked && <span className="reason">{asked}</span>}
      {by && <span className="second-line">{text.due(dueDateWords(by, language))}</span>}
      {supplied && (
        <>
          <span>
            {[text.byOf[supplied.by], words.domain.channel[supplied.channel]].filter(Boolean).join('・')}
          </span>
          <span className="reason">{supplied.text}</span>
          <span className="second-line">
            {text.at(dateTimeWords(supplied.receivedAt, language))} {supplied.recordedBy}
          </span>
        </>
      )}
    </>
  );
}
