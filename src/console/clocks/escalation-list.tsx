import type { Escalation } from '../api/types.js';
import { NumberLink } from '../boards/case-list.js';
import { isWarning, stepWords, toldWords } from '../case/step-words.js';
import { DueDate } from '../shell/date-time.js';
import { Icon } from '../shell/icons.js';
import { useNarrow } from '../shell/use-narrow.js';
import { timeOfDay } from '../words/dates.js';
import { useNames, useWords } from '../words/use-words.js';
import { byClock, type ToldClock } from './escalation-groups.js';
import { SeeButton } from './see-button.js';

interface Props {
  /** The latest first. */
  items: Escalation[];
  hasLeft: (one: Escalation) => boolean;
}

export function EscalationList(props: Props) {
  return useNarrow() ? <Cards {...props} /> : <Table {...props} />;
}

function Table({ items, hasLeft }: Props) {
  const text = useWords().clocks.escalations;
  return (
    <div className="table-frame">
      <table className="case-table">
        <caption className="hidden-text">{text.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.case}</th>
            <th scope="col">{text.step}</th>
            <th scope="col">{text.due}</th>
            <th scope="col">{text.told}</th>
            <th scope="col">{text.seen}</th>
          </tr>
        </thead>
        <tbody>
          {byClock(items).map(({ one, before }) => (
            <tr key={one.id} className={hasLeft(one) ? 'has-left' : undefined}>
              <th scope="row">
                <About one={one} />
              </th>
              <td>
                <Step one={one} before={before} hasLeft={hasLeft(one)} />
              </td>
              <td className="unbroken">
                <DueDate at={one.dueAt} />
              </td>
              <td>
                <Told one={one} />
              </td>
              <td>
                <Seen one={one} before={before} hasLeft={hasLeft(one)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cards({ items, hasLeft }: Props) {
  const text = useWords().clocks.escalations;
  return (
    <ul className="cards" aria-label={text.caption}>
      {byClock(items).map(({ one, before }) => (
        <li key={one.id} className={hasLeft(one) ? 'card has-left' : 'card'}>
          <div className="card-title">
            <About one={one} />
          </div>
          <div className="card-line">
            <Step one={one} before={before} hasLeft={hasLeft(one)} />
          </div>
          <p>
            {text.due} <DueDate at={one.dueAt} />
          </p>
          <p className="muted">
            <Told one={one} />
          </p>
          <Seen one={one} before={before} hasLeft={hasLeft(one)} />
        </li>
      ))}
    </ul>
  );
}

function About({ one }: { one: Escalation }) {
  const { name } = useNames();
  return (
    <>
      <NumberLink card={one} row={one.id} />
      <span className="second-line">
        {[name(one.case.category), name(one.case.district)].filter(Boolean).join('・')}
      </span>
    </>
  );
}

/** How far the clock was, and whether it still matters. */
function Step({ one, before, hasLeft }: SeenProps) {
  const words = useWords();
  const isEarly = isWarning(one.step);
  const isCalm = hasLeft || !one.isOpen;
  const note = one.isOpen ? hasLeft && words.boards.left : words.clocks.escalations.settled;
  return (
    <span>
      <span className={`clock clock-${isCalm ? 'calm' : isEarly ? 'soon' : 'overdue'}`}>
        <Icon name={isEarly ? 'soon' : 'alarm'} />
        <span className="clock-kind">{words.domain.clock[one.clock]}</span>
        <b>{stepWords(one.step, words)}</b>
      </span>
      {before.length > 0 && (
        <span className="second-line">
          {words.clocks.escalations.before(before.map(({ step }) => stepWords(step, words)))}
        </span>
      )}
      {note && <span className="second-line">{note}</span>}
    </span>
  );
}

function Told({ one }: { one: Escalation }) {
  const words = useWords();
  const { name } = useNames();
  return (
    <>
      {one.agency ? name(one.agency) : words.clocks.escalations.atCentre}
      <span className="second-line">{toldWords(one.tells, one.agency, words)}</span>
    </>
  );
}

interface SeenProps extends ToldClock {
  hasLeft: boolean;
}

/** What is settled chases nobody, whether they have seen it or not. */
function Seen({ one, before, hasLeft }: SeenProps) {
  const text = useWords().clocks.escalations;
  if (one.seenAt === null)
    return one.isOpen && !hasLeft ? (
      <SeeButton one={one} before={before.filter(({ seenAt }) => seenAt === null)} />
    ) : null;
  return (
    <span className="mark muted">
      <Icon name="check" />
      {text.seenAt(timeOfDay(one.seenAt))}
    </span>
  );
}
