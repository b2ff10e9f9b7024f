import { Colon } from '../shell/colon.js';
import { dateTimeWords, dueDateWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import type { Arbitration } from './return-queries.js';

/** Why the commission is asked, and what it has decided. */
export function ArbitrationItem({ one }: { one: Arbitration }) {
  const { arbitration: text } = useWords().returns;
  const language = useLanguage();
  const { name } = useNames();
  return (
    <>
      <span>
        <span className={`mark extension-${one.state === 'open' ? 'asked' : 'approved'}`}>
          {text.states[one.state]}
        </span>{' '}
        {text.why[one.why]}
        <Colon />
        {name(one.from)}
      </span>
      {one.opinion && <span className="reason">{one.opinion}</span>}
      {one.state === 'open' && one.dueAt && (
        <span className="second-line">{text.due(dueDateWords(one.dueAt, language))}</span>
      )}
      {one.agency && <strong>{text.given(name(one.agency))}</strong>}
      {one.decidedAt && (
        <span className="second-line decision">
          {[one.decidedBy, dateTimeWords(one.decidedAt, language), one.decision].filter(Boolean).join(' ')}
        </span>
      )}
    </>
  );
}
