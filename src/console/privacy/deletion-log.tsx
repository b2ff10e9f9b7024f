import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { DateTime } from '../shell/date-time.js';
import { More } from '../shell/more.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { TableFrame } from '../shell/table-frame.js';
import { useWords } from '../words/use-words.js';
import { type Deletion, deletionsQuery } from './queries.js';
import { useRuleName } from './use-rule-name.js';

export function DeletionLog() {
  const words = useWords();
  const text = words.privacy.retention;
  const query = useInfiniteQuery(deletionsQuery);
  return (
    <section className="privacy-section" aria-labelledby="deletion-log">
      <h2 id="deletion-log">{text.log}</h2>
      <Loaded query={query} skeleton={<Skeleton lines={4} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0) return <Empty title={text.noLog} hint={text.noLogHint} />;
          return (
            <>
              <p className="muted">{text.logLead(pages[0]?.total ?? 0)}</p>
              <Table items={items} />
              <More query={query}>{text.more}</More>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}

function Table({ items }: { items: Deletion[] }) {
  const words = useWords();
  const text = words.privacy.retention;
  const ruleName = useRuleName();
  return (
    <TableFrame label={text.log}>
      <table className="case-table">
        <caption className="hidden-text">{text.log}</caption>
        <thead>
          <tr>
            {[text.at, text.what, text.number, text.rule, text.list].map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(one => (
            <tr key={one.id}>
              <th scope="row">
                <DateTime at={one.at} />
              </th>
              <td>
                {text.whats[one.what]}
                <span className="second-line">{text.ofs[one.of]}</span>
              </td>
              <td className="number">{one.number ?? words.states.nothing}</td>
              <td>{ruleName(one.rule)}</td>
              <td>
                <Link to={`/retention/${one.proposalId}`}>{text.list}</Link>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}
