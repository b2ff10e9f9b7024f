import type { Escalation } from '../api/types.js';
import { NumberLink } from '../boards/case-list.js';
import { isWarning, stepWords, toldWords } from '../case/step-words.js';
import { DueDate } from '../shell/date-time.js';
import { Icon } from '../shell/icons.js';
import { useNarrow } from '../shell/use-narrow.js';
import { timeOfDay } from '../words/dates.js';
import { useNames, useWords } from '../words/use-words.js';
import { SeeButton } from './see-button.js';

interface Props {
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
          {items.map(one => (
            <tr key={one.id} className={hasLeft(one) ? 'has-left' : undefined}>
              <th scope="row">
                <About one={one} />
              </th>
              <td>
                <Step one={one} hasLeft={hasLeft(one)} />
              </td>
              <td className="unbroken">
                <DueDate at={one.dueAt} />
              </td>
              <td>
                <Told one={one} />
              </td>
              <td>
                <Seen one={one} hasLeft={hasLeft(one)} among={items} />
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
      {items.map(one => (
        <li key={one.id} className={hasLeft(one) ? 'card has-left' : 'card'}>
          <div className="card-title">
            <About one={one} />
          </div>
          <div className="card-line">
            <Step one={one} hasLeft={hasLeft(one)} />
          </div>
          <p>
            {text.due} <DueDate at={one.dueAt} />
          </p>
          <p className="muted">
            <Told one={one} />
          </p>
          <Seen one={one} hasLeft={hasLeft(one)} among={items} />
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
function Step({ one, hasLeft }: { one: Escalation; hasLeft: boolean }) {
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

/** Ids are made in the order in which it was told. */
const isBefore =
  (one: Escalation) =>
  (other: Escalation): boolean =>
    other.number === one.number && other.clock === one.clock && other.id < one.id && other.seenAt === null;

interface SeenProps {
  one: Escalation;
  hasLeft: boolean;
  among: Escalation[];
}

/** What is settled chases nobody, whether they have seen it or not. */
function Seen({ one, hasLeft, among }: SeenProps) {
  const text = useWords().clocks.escalations;
  if (one.seenAt === null)
    return one.isOpen && !hasLeft ? <SeeButton one={one} before={among.filter(isBefore(one))} /> : null;
  return (
    <span className="mark muted">
      <Icon name="check" />
      {text.seenAt(timeOfDay(one.seenAt))}
    </span>
  );
}
