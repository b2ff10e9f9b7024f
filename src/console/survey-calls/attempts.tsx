import { dayWords, timeOfDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import type { SurveyCall } from './survey-call-queries.js';

/** What came of the calls so far. */
export function Attempts({ call: { attempts } }: { call: SurveyCall }) {
  const text = useWords().surveyCalls;
  const language = useLanguage();
  if (attempts.length === 0) return <span className="muted">{text.none}</span>;
  return (
    <ol className="attempts">
      {attempts.map(({ at, result, by }) => (
        <li key={at}>
          <span className="tabular">
            {text.attempt(text.results[result], `${dayWords(at, language)} ${timeOfDay(at)}`)}
          </span>
          <span className="muted"> {by}</span>
        </li>
      ))}
    </ol>
  );
}
