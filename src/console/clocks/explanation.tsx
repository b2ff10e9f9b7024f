import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ClockLevelMark } from '../boards/marks.js';
import { levelOf } from '../live/clocks.js';
import { useNow } from '../live/server-time.js';
import { DueDate } from '../shell/date-time.js';
import { Icon } from '../shell/icons.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { useNames, useWords } from '../words/use-words.js';
import { type ExplainedClock, explanationQuery } from './explanation-query.js';
import { Sentences } from './sentences.js';
import './clocks.css';

/** How the due times came about: asked for when somebody wants to know, and anew whenever something happens to the case. */
export function Explanation({ number }: { number: string }) {
  const { clocks } = useWords();
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({ ...explanationQuery(number), enabled: isOpen });
  return (
    <details className="explanation" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{clocks.explanation.title}</summary>
      {isOpen && (
        <Loaded query={query} skeleton={<Skeleton lines={2} />}>
          {data => <Clocks clocks={data.clocks} />}
        </Loaded>
      )}
    </details>
  );
}

function Clocks({ clocks }: { clocks: ExplainedClock[] }) {
  const text = useWords().clocks.explanation;
  if (clocks.length === 0) return <p className="muted">{text.empty}</p>;
  const ofCase = clocks.filter(({ level }) => level === 'case');
  return (
    <>
      {ofCase.length > 0 && <Group name={text.ofCase} clocks={ofCase} />}
      {legsOf(clocks).map(leg => (
        <Group key={`${leg.startedAt} ${leg.agency?.code}`} name={null} leg={leg} clocks={leg.clocks} />
      ))}
    </>
  );
}

interface Leg {
  agency: ExplainedClock['agency'];
  startedAt: string;
  clocks: ExplainedClock[];
}

/** An agency that has the case a second time has clocks of its own again. */
function legsOf(clocks: ExplainedClock[]): Leg[] {
  const legs: Leg[] = [];
  for (const clock of clocks.filter(({ level }) => level === 'leg')) {
    const { agency, startedAt } = clock;
    const leg = legs.find(one => one.agency?.code === agency?.code && one.startedAt === startedAt);
    if (leg) leg.clocks.push(clock);
    else legs.push({ agency, startedAt, clocks: [clock] });
  }
  return legs;
}

function Group({ name, leg, clocks }: { name: string | null; leg?: Leg; clocks: ExplainedClock[] }) {
  const names = useNames();
  return (
    <section className="explained-group">
      <h4>{name ?? names.name(leg?.agency)}</h4>
      {clocks.map(clock => (
        <OneClock key={`${clock.kind} ${clock.startedAt}`} clock={clock} />
      ))}
    </section>
  );
}

/** One line; and on demand every sentence. */
function OneClock({ clock }: { clock: ExplainedClock }) {
  const words = useWords();
  const now = useNow();
  const text = words.clocks.explanation;
  const isMoved = clock.originalDueAt !== clock.dueAt;
  return (
    <details className="explained">
      <summary>
        <span className="explained-line">
          <b>{words.domain.clock[clock.kind]}</b>
          {clock.outcome === 'cancelled' ? (
            <span className="muted">{text.cancelled}</span>
          ) : (
            <ClockLevelMark level={levelOf(clock, now)} />
          )}
          {clock.curedAt && (
            <span className="mark cured">
              <Icon name="check" />
              {text.cured}
            </span>
          )}
          {clock.provisional && (
            <span className="mark provisional">
              <Icon name="alarm" />
              {text.provisional}
            </span>
          )}
          <span className="explained-due">
            {isMoved && (
              <>
                {text.original} <DueDate at={clock.originalDueAt} /> <span aria-hidden="true">→</span>{' '}
              </>
            )}
            {isMoved ? text.now : text.due} <DueDate at={clock.dueAt} />
            {clock.stoppedAt === null && ` ${text.used(Math.floor(clock.used * 100))}`}
          </span>
        </span>
      </summary>
      <Sentences of={clock} />
    </details>
  );
}
