import type { Escalation } from '../api/types.js';
import { AboutCase } from '../boards/about-case.js';
import { isWarning, stepWords, toldWords } from '../case/step-words.js';
import { DueDate } from '../shell/date-time.js';
import { Icon } from '../shell/icons.js';
import { RowList } from '../shell/row-list.js';
import { timeOfDay } from '../words/dates.js';
import { useNames, useWords } from '../words/use-words.js';
import { byClock, type ToldClock } from './escalation-groups.js';
import { SeeButton } from './see-button.js';

interface Props {
  /** The latest first. */
  items: Escalation[];
  hasLeft: (one: Escalation) => boolean;
}

export function EscalationList({ items, hasLeft: isGone }: Props) {
  const text = useWords().clocks.escalations;
  const hasLeft = ({ one }: ToldClock) => isGone(one);
  return (
    <RowList
      caption={text.caption}
      items={byClock(items)}
      hasLeft={hasLeft}
      columns={[
        {
          name: text.case,
          cell: ({ id, one }) => <AboutCase of={{ ...one.case, number: one.number }} row={id} />,
        },
        { name: text.step, cell: of => <Step {...of} hasLeft={hasLeft(of)} /> },
        { name: text.due, cell: ({ one }) => <DueDate at={one.dueAt} />, className: 'unbroken' },
        { name: text.told, cell: ({ one }) => <Told one={one} /> },
        { name: text.seen, cell: of => <Seen {...of} hasLeft={hasLeft(of)} /> },
      ]}
      card={of => (
        <>
          <div className="card-line">
            <Step {...of} hasLeft={hasLeft(of)} />
          </div>
          <p>
            {text.due} <DueDate at={of.one.dueAt} />
          </p>
          <p className="muted">
            <Told one={of.one} />
          </p>
          <Seen {...of} hasLeft={hasLeft(of)} />
        </>
      )}
    />
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
