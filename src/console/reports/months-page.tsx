import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import type { FrozenMonth, Me } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { TableFrame } from '../shell/table-frame.js';
import { dateTimeWords, monthWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { MonthVersions } from './month-versions.js';
import { monthsQuery } from './months.queries.js';
import { PrintedHead } from './printed-head.js';
import './reports.css';

/** Which months are closed, as what, and who corrected one. */
export function MonthsPage({ me }: { me: Me }) {
  const { breaches, months: text } = useWords().reports;
  const language = useLanguage();
  const query = useQuery(monthsQuery);
  const [params] = useSearchParams();
  const month = params.get('month');
  return (
    <Page title={text.title}>
      <PrintedHead asked={month ? [[text.month, monthWords(month, language)]] : []} />
      <p className="downloads">
        <Button look="quiet" onPress={() => window.print()}>
          {breaches.print}
        </Button>
      </p>
      <Loaded query={query} skeleton={<Skeleton lines={8} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={text.empty} hint={text.emptyHint} icon="calendar" />
          ) : (
            <>
              {items.some(one => one.month === month) && (
                <MonthVersions month={month ?? ''} mayCorrect={me.rights.includes('report.correct')} />
              )}
              <Months items={items} />
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

function Months({ items }: { items: FrozenMonth[] }) {
  const text = useWords().reports.months;
  const language = useLanguage();
  return (
    <section className="day-section" aria-labelledby="months-list">
      <h2 id="months-list">{text.list}</h2>
      <TableFrame label={text.list}>
        <table className="plain-table">
          <caption className="hidden-text">{text.caption}</caption>
          <thead>
            <tr>
              {[text.month, text.version, text.frozenAt, text.by, text.reason].map(heading => (
                <th key={heading} scope="col">
                  {heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {items.map(({ month, version, frozenAt, frozenBy, reason }) => (
              <tr key={`${month} ${version}`}>
                <th scope="row">
                  <Link to={`?month=${month}`} aria-label={text.open(monthWords(month, language))}>
                    {monthWords(month, language)}
                  </Link>
                </th>
                <td>{text.versionNr(version)}</td>
                <td>{dateTimeWords(frozenAt, language)}</td>
                <td>{frozenBy ?? text.byCalendar}</td>
                <td className="free-text">{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}
