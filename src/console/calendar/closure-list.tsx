import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../shell/controls/button.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { TableFrame } from '../shell/table-frame.js';
import { useNarrow } from '../shell/use-narrow.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { Recalculated, Standing, When, Where } from './closure-facts.js';
import { type Closure, closuresQuery } from './queries.js';
import { useSayFinished } from './use-say-finished.js';
import { WithdrawDialog } from './withdraw-dialog.js';

export function ClosureList({ year, mayChange }: { year: number; mayChange: boolean }) {
  const words = useWords();
  const text = words.calendar.closures;
  const query = useQuery(closuresQuery(year));
  const isNarrow = useNarrow();
  const [withdrawing, setWithdrawing] = useState<Closure | null>(null);
  useSayFinished(query.data?.items);
  const List = isNarrow ? Cards : Table;
  return (
    <section className="calendar-section" aria-labelledby="closures">
      <h2 id="closures">{text.of(words.calendar.yearName(year))}</h2>
      <Loaded query={query} skeleton={<Skeleton lines={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={text.none} hint={text.noneHint} icon="calendar" />
          ) : (
            <List items={items} onWithdraw={mayChange ? setWithdrawing : null} />
          )
        }
      </Loaded>
      {withdrawing && <WithdrawDialog closure={withdrawing} onClose={() => setWithdrawing(null)} />}
    </section>
  );
}

interface Props {
  items: Closure[];
  /** Null: for those who only look. */
  onWithdraw: ((closure: Closure) => void) | null;
}

const classOf = ({ withdrawnAt }: Closure, more = ''): string =>
  [more, withdrawnAt !== null && 'is-withdrawn'].filter(Boolean).join(' ');

function Table({ items, onWithdraw }: Props) {
  const text = useWords().calendar.closures;
  const columns = [text.date, text.where, text.reason, text.state, text.recalculation];
  return (
    <TableFrame label={text.title}>
      <table className="case-table">
        <caption className="hidden-text">{text.title}</caption>
        <thead>
          <tr>
            {[...columns, ...(onWithdraw ? [text.actions] : [])].map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(closure => (
            <tr key={closure.id} className={classOf(closure)}>
              <th scope="row">
                <When of={closure} />
              </th>
              <td>
                <Where of={closure} />
              </td>
              <td className="closure-reason">{closure.reason}</td>
              <td>
                <Standing of={closure} />
              </td>
              <td>
                <Recalculated of={closure} />
              </td>
              {onWithdraw && (
                <td>
                  <Withdraw closure={closure} onWithdraw={onWithdraw} />
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function Cards({ items, onWithdraw }: Props) {
  const text = useWords().calendar.closures;
  return (
    <ul className="cards" aria-label={text.title}>
      {items.map(closure => (
        <li key={closure.id} className={classOf(closure, 'card')}>
          <div className="card-title">
            <When of={closure} />
          </div>
          <div>
            <Where of={closure} />
          </div>
          <p className="closure-reason">{closure.reason}</p>
          <div>
            <Standing of={closure} />
          </div>
          <div>
            <Recalculated of={closure} />
          </div>
          {onWithdraw && (
            <div className="order-actions">
              <Withdraw closure={closure} onWithdraw={onWithdraw} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Withdraw(props: { closure: Closure; onWithdraw: (closure: Closure) => void }) {
  const { closure, onWithdraw } = props;
  const text = useWords().calendar.closures;
  const language = useLanguage();
  if (closure.withdrawnAt !== null) return null;
  const day = `${calendarDayWords(closure.date, language)}${text.parts[closure.part]}`;
  return (
    <Button asks look="danger" aria-label={text.withdrawOf(day)} onPress={() => onWithdraw(closure)}>
      {text.withdraw}
    </Button>
  );
}
