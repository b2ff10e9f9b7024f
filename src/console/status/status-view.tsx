import type { ReactNode } from 'react';
import type { components } from '../api/schema.js';
import { dateTimeWords, dueDateWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import './status.css';

type Status = components['schemas']['StatusDto'];

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** In plain words: how far it is, who has it, by when, and what we answered. */
export function StatusView({ status }: { status: Status }) {
  const { status: text } = useWords();
  const { said } = useNames();
  const language = useLanguage();
  const time = (at: string) => dateTimeWords(at, language);
  const { goesOn, answer, waitsUntil, isOpen, closedAt, dueAt } = status;
  return (
    <div className="case-status">
      <dl>
        <Fact name={text.stage}>
          <p className="status-stage">{said(status.name)}</p>
          <p>{said(status.means)}</p>
          {waitsUntil && <p>{text.waitsUntil(time(waitsUntil))}</p>}
        </Fact>
        {goesOn && (
          <Fact name={goesOn.number ? text.goesOn : text.leads}>
            {goesOn.number && <p className="status-stage">{goesOn.number}</p>}
            <p>{said(goesOn.name)}</p>
            <p>{said(goesOn.means)}</p>
            {goesOn.number && <p className="muted">{text.goesOnHint}</p>}
          </Fact>
        )}
        <Fact name={text.heldBy}>{said(status.heldBy)}</Fact>
        <Fact name={text.received}>{time(status.receivedAt)}</Fact>
        {closedAt && <Fact name={text.closed}>{time(closedAt)}</Fact>}
        {isOpen && !closedAt && (
          <Fact name={text.due}>{dueAt ? dueDateWords(dueAt, language) : text.noDue}</Fact>
        )}
      </dl>
      {answer && (
        <section aria-labelledby="status-answer">
          <h2 id="status-answer">{text.answer}</h2>
          {answer.at && <p className="muted">{text.answeredAt(time(answer.at))}</p>}
          <p className="status-answer">{said(answer.text)}</p>
        </section>
      )}
      <section aria-labelledby="status-steps">
        <h2 id="status-steps">{text.steps}</h2>
        <ol reversed>
          {status.steps.map(step => (
            <li key={`${step.at} ${step.what.en}`}>
              {said(step.what)} <span className="muted">{time(step.at)}</span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}
