import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { AnnualReport, Me } from '../api/types.js';
import { Served } from '../manager/served.js';
import { Definitions } from '../manager/totals.js';
import { Button } from '../shell/controls/button.js';
import { Page } from '../shell/page.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { AnnualEntry } from './annual-entry.js';
import { AnnualTables } from './annual-tables.js';
import { AnnualYear } from './annual-year.js';
import { CouncilTable } from './council-table.js';
import { Downloads } from './downloads.js';
import { PrintedHead } from './printed-head.js';
import { PublishedNotice } from './published.js';
import { annualQuery } from './reports.queries.js';
import { SavedFilters } from './saved-filters.js';
import { useAnnualAsked } from './use-annual-asked.js';
import '../manager/manager.css';
import './reports.css';

/** The service centre's part of the yearly report: what is counted, what was entered, and what was printed. */
export function AnnualPage({ me }: { me: Me }) {
  const { annual: text, breaches } = useWords().reports;
  const { asked, replace } = useAnnualAsked();
  const query = useQuery({ ...annualQuery(asked), placeholderData: keepPreviousData });
  return (
    <Page title={text.title}>
      <AnnualYear key={`${asked.year} ${asked.months}`} />
      <PrintedHead
        asked={[
          [text.year, asked.year],
          [text.months, asked.months ?? text.wholeYear],
        ]}
      />
      <SavedFilters me={me} report="annual" asked={asked} onTake={replace} />
      <Downloads path="/reports/annual" asked={asked}>
        <Button look="quiet" onPress={() => window.print()}>
          {breaches.print}
        </Button>
      </Downloads>
      <Loaded query={query} skeleton={<Skeleton lines={14} />}>
        {report => (
          <Report
            report={report}
            mayEnter={me.rights.includes('annual-figure.enter')}
            mayReadMonths={me.rights.includes('report.months')}
          />
        )}
      </Loaded>
    </Page>
  );
}

interface Shown {
  report: AnnualReport;
  mayEnter: boolean;
  mayReadMonths: boolean;
}

function Report({ report, mayEnter, mayReadMonths }: Shown) {
  const words = useWords();
  const text = words.reports.annual;
  const language = useLanguage();
  return (
    <>
      <p className="muted">
        {words.manager.asOf(dateTimeWords(report.asOf.at, language), report.asOf.position)}
        {report.printed && <span className="second-line">{text.printedIn(report.printed.title)}</span>}
      </p>
      {!report.isOver && <p>{text.notOver}</p>}
      <PublishedNotice published={report.published} mayRead={mayReadMonths} onAsk={null} />
      <Contradictions report={report} />
      <AnnualTables report={report} />
      <Served report={report} />
      <CouncilTable report={report} />
      {mayEnter && <AnnualEntry report={report} />}
      <Definitions report={report} />
    </>
  );
}

function Contradictions({ report: { contradictions, figures } }: { report: AnnualReport }) {
  const text = useWords().reports.annual;
  const { said } = useNames();
  if (contradictions.length === 0) return null;
  const nameOf = (key: string) =>
    said(figures.find(one => one.key === key)?.name ?? { 'zh-TW': key, en: key });
  return (
    <section className="day-section" aria-labelledby="contradictions">
      <h2 id="contradictions">{text.contradictions}</h2>
      <ul>
        {contradictions.map(({ of, keys, words }) => (
          <li key={`${of} ${keys.join(' ')} ${words.en}`}>
            {text.contradictionOf[of]}
            {said(words)}
            <span className="second-line muted">{keys.map(nameOf).join('、')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
