import { memo, useState } from 'react';
import type { WorkOrderCard } from '../api/types.js';
import { useNarrow } from '../shell/use-narrow.js';
import { InHand } from '../substitutes/in-hand.js';
import { dueDateWords, timeOfDay } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { NumberLink } from './case-list.js';
import { ClockMark, ItemMarks, NotSupplied, OrderStateMark } from './marks.js';
import { OrderActions } from './order-actions.js';

interface Props {
  orders: WorkOrderCard[];
  tab: string;
}

export function OrderList({ orders, tab }: Props) {
  const words = useWords();
  const isNarrow = useNarrow();
  const left = (order: WorkOrderCard) => tab !== 'all' && order.state !== tab;
  if (isNarrow) {
    return (
      <ul className="cards" aria-label={words.boards.agency.caption}>
        {orders.map(order => (
          <OrderCardItem key={order.id} order={order} hasLeft={left(order)} />
        ))}
      </ul>
    );
  }
  const { fields } = words.domain;
  return (
    <div className="table-frame">
      <table className="case-table order-table">
        <caption className="hidden-text">{words.boards.agency.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{fields.number}</th>
            <th scope="col">{fields.item}</th>
            <th scope="col">{fields.place}</th>
            <th scope="col">{fields.state}</th>
            <th scope="col">{fields.clock}</th>
            <th scope="col">{words.boards.agency.actions}</th>
          </tr>
        </thead>
        <tbody>
          {orders.map(order => (
            <OrderRow key={order.id} order={order} hasLeft={left(order)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ItemProps {
  order: WorkOrderCard;
  hasLeft: boolean;
}

function State({ order }: { order: WorkOrderCard }) {
  const words = useWords();
  return (
    <>
      {order.role === 'co_handling' && (
        <>
          <span className="mark">{words.coHandling.mark}</span>{' '}
        </>
      )}
      <OrderStateMark state={order.state} />
      <InHand of={order} />
      {order.case.state === 'waiting' && (
        <span className="second-line">
          {words.domain.state.waiting} <NotSupplied until={order.case.askedUntil} />
        </span>
      )}
      {order.arrivedAt && order.state === 'acknowledged' && (
        <span className="second-line">{words.boards.agency.arrived(timeOfDay(order.arrivedAt))}</span>
      )}
    </>
  );
}

/** What an app asked who reported. */
function Answers({ of }: { of: WorkOrderCard['case']['answers'] }) {
  const { name } = useNames();
  return of.map(one => (
    <span key={one.id} className="second-line two-lines">
      {name(one)} {one.answer}
    </span>
  ));
}

/** Of who is asked: its own limit, and why nobody asks any more. */
function AnswerDue({ order }: { order: WorkOrderCard }) {
  const { coHandling: text } = useWords();
  const language = useLanguage();
  if (order.state === 'closed')
    return (
      <>
        {text.outcome[order.outcome ?? '']}
        <span className="second-line two-lines">{order.answer}</span>
      </>
    );
  return order.answerDueAt && <span>{text.due(dueDateWords(order.answerDueAt, language))}</span>;
}

const OrderRow = memo(function OrderRow({ order, hasLeft }: ItemProps) {
  const { name } = useNames();
  const [isWatched, setWatched] = useState(false);
  const { case: card } = order;
  return (
    <tr
      className={hasLeft ? 'has-left' : undefined}
      onFocus={() => setWatched(true)}
      onBlur={() => setWatched(false)}
    >
      <th scope="row">
        <NumberLink card={card} />
      </th>
      <td>
        {name(card.category)} <ItemMarks of={card} />
        <span className="second-line two-lines">{order.question ?? card.description}</span>
        <Answers of={card.answers} />
      </td>
      <td>
        {name(card.district)}
        <span className="second-line">{card.place}</span>
      </td>
      <td>
        <State order={order} />
      </td>
      <td>
        {order.role === 'lead' ? (
          <ClockMark clocks={card.clocks} isWatched={isWatched} />
        ) : (
          <AnswerDue order={order} />
        )}
      </td>
      <td>
        <OrderActions order={order} />
      </td>
    </tr>
  );
});

function OrderCardItem({ order, hasLeft }: ItemProps) {
  const { name } = useNames();
  const { case: card } = order;
  return (
    <li className={hasLeft ? 'card has-left' : 'card'}>
      <div className="card-line">
        <NumberLink card={card} />
        <span>
          <State order={order} />
        </span>
      </div>
      <div className="card-title">
        {name(card.category)} <ItemMarks of={card} />
      </div>
      <p className="card-place">
        {[name(card.district), card.village?.name, card.place].filter(Boolean).join(' ')}
      </p>
      <p className="two-lines muted">{order.question ?? card.description}</p>
      <Answers of={card.answers} />
      <div>{order.role === 'lead' ? <ClockMark clocks={card.clocks} /> : <AnswerDue order={order} />}</div>
      <OrderActions order={order} />
    </li>
  );
}
