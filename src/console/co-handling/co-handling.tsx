import type { CasePage, CaseWorkOrder } from '../api/types.js';
import { useNow } from '../live/server-time.js';
import { Colon } from '../shell/colon.js';
import { DateTime } from '../shell/date-time.js';
import { InHand } from '../substitutes/in-hand.js';
import { dueDateWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { CoLegButtons } from './co-leg-buttons.js';
import { coLegsOf } from './co-legs.js';
import './co-handling.css';

/** Who else is asked about a case: what, until when, and what they have said. */
export function CoHandling({ page }: { page: CasePage }) {
  const { coHandling: text } = useWords();
  const { name } = useNames();
  const legs = coLegsOf(page);
  if (legs.length === 0) return null;
  return (
    <>
      <h3 id="co-handling">{text.title}</h3>
      <ul className="co-legs" aria-labelledby="co-handling">
        {legs.map(leg => (
          <li key={leg.id}>
            <CoLeg leg={leg} />
            <CoLegButtons
              leg={leg}
              of={name(leg.agency)}
              actions={leg.coActions.filter(({ allowed }) => allowed).map(({ action }) => action)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

/** Beside what the lead writes: it is the one the citizen reads. */
export function CoAnswers({ legs }: { legs: readonly CaseWorkOrder[] }) {
  const { coHandling: text } = useWords();
  if (legs.length === 0) return null;
  return (
    <section aria-label={text.beside}>
      <h3>{text.beside}</h3>
      <ul className="co-legs">
        {legs.map(leg => (
          <li key={leg.id}>
            <CoLeg leg={leg} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function CoLeg({ leg }: { leg: CaseWorkOrder }) {
  const { coHandling: text } = useWords();
  const { name } = useNames();
  const language = useLanguage();
  const now = useNow();
  const isClosed = leg.state === 'closed';
  const until = leg.reportedAt === null ? now : Date.parse(leg.reportedAt);
  const isOver = leg.answerDueAt !== null && until > Date.parse(leg.answerDueAt);
  return (
    <>
      <div>
        <b>{name(leg.agency)}</b>{' '}
        <span className="mark">{isClosed ? text.outcome[leg.outcome ?? ''] : text.state[leg.state]}</span>
      </div>
      <div className="muted">
        {text.asked} <DateTime at={leg.dispatchedAt} />
        {leg.answerDueAt && (!isClosed || leg.reportedAt) && (
          <span className={isOver ? 'co-leg-late' : undefined}>
            {' · '}
            {text.due(dueDateWords(leg.answerDueAt, language))}
            {isOver && ` · ${text.late}`}
          </span>
        )}
      </div>
      {!isClosed && <InHand of={leg} />}
      {leg.chasedAt && <p className="pending">{text.chased}</p>}
      <p className="co-leg-text">{leg.question}</p>
      {leg.reportText && (
        <p className="co-leg-text co-leg-answer">
          <b>
            {leg.outcome === 'answered' ? text.answer : text.reason}
            <Colon />
          </b>
          {leg.reportText}
        </p>
      )}
    </>
  );
}
