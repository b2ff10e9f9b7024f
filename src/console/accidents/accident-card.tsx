import type { ReactNode } from 'react';
import { useNow } from '../live/server-time.js';
import { DateTime } from '../shell/date-time.js';
import { Icon } from '../shell/icons.js';
import { useNames, useWords } from '../words/use-words.js';
import { AccidentActions } from './accident-actions.js';
import type { Accident } from './accident-queries.js';
import { AccidentSteps } from './accident-steps.js';
import './accidents.css';

/** Whether somebody is there, and in time: icon and word. */
export function AccidentState({ accident }: { accident: Accident }) {
  const text = useWords().accidents;
  const now = useNow();
  const { closedAt, arrivedAt, onSiteDue } = accident;
  const isLate = closedAt === null && arrivedAt === null && Date.parse(onSiteDue) < now;
  const state = closedAt ? 'closed' : arrivedAt ? 'attended' : isLate ? 'overdue' : 'waiting';
  return (
    <span className={`mark accident-${state}`}>
      <Icon name={closedAt ? 'released' : arrivedAt ? 'check' : 'alarm'} />
      {text.states[state]}
    </span>
  );
}

/** How far one accident is: its limits, who was told, what was done. */
export function AccidentCard({ accident, about }: { accident: Accident; about?: ReactNode }) {
  const { accidents: text, states } = useWords();
  const { name } = useNames();
  const { grade, agency, place, markedAt, markedBy, onSiteDue, arrivedAt, careDue, caredAt, nextFollowUpAt } =
    accident;
  const now = useNow();
  const isOver = (due: string | null) => due !== null && accident.closedAt === null && Date.parse(due) < now;
  const done = (at: string | null, due: string | null) =>
    at ? (
      <>
        <DateTime at={at} />
        {due && at > due && <span className="second-line accident-late">{text.late}</span>}
      </>
    ) : (
      <>
        {text.notYet}
        {isOver(due) && <span className="second-line accident-late">{text.overdue}</span>}
      </>
    );
  const facts = [
    [text.place, place],
    [text.agency, agency ? name(agency) : text.centre],
    [
      text.marked,
      <span key="marked">
        <DateTime at={markedAt} /> {markedBy}
      </span>,
    ],
    [text.onSiteDue, <DateTime key="due" at={onSiteDue} />],
    [text.arrived, done(arrivedAt, onSiteDue)],
    [text.careDue, careDue && <DateTime key="care" at={careDue} />],
    [text.cared, careDue && done(caredAt, careDue)],
    [
      text.nextFollowUp,
      nextFollowUpAt && (
        <span key="next">
          <DateTime at={nextFollowUpAt} />
          {isOver(nextFollowUpAt) && <span className="second-line accident-late">{text.overdue}</span>}
        </span>
      ),
    ],
    [text.result, accident.result && text.results[accident.result]],
  ] as const;
  return (
    <>
      <div className="card-line">
        <span className="accident-head">
          {about}
          <b>{name(grade)}</b>
        </span>
        <AccidentState accident={accident} />
      </div>
      <dl className="facts accident-facts">
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <Notices accident={accident} />
      <AccidentSteps accident={accident} nothing={states.nothing} />
      <AccidentActions accident={accident} />
    </>
  );
}

/** Who was told, how, and whether they know. */
function Notices({ accident: { notices, case: of } }: { accident: Accident }) {
  const text = useWords().accidents;
  const { name } = useNames();
  return (
    <details className="accident-notices">
      <summary>
        {text.notices(notices.filter(({ state }) => state === 'confirmed').length, notices.length)}
      </summary>
      <ul aria-label={`${text.told} ${of.number}`}>
        {notices.map(
          ({ id, recipient, agency, via, state, deliveredAt, confirmedAt, confirmedBy, endedWhy }) => (
            <li key={id}>
              {name(recipient)}
              {agency && agency.code !== recipient.code && `（${name(agency)}）`} {text.vias[via]}：
              <b>{text.noticeStates[state]}</b>{' '}
              {(confirmedAt ?? deliveredAt) && <DateTime at={(confirmedAt ?? deliveredAt) as string} />}{' '}
              {confirmedBy}
              {endedWhy && text.noticeEnds[endedWhy]}
            </li>
          ),
        )}
      </ul>
      {notices.some(({ state }) => state === 'unreachable') && (
        <p className="accident-late">{text.tellOtherwise}</p>
      )}
    </details>
  );
}
