import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Me, ResponseReport } from '../api/types.js';
import { Definitions } from '../manager/totals.js';
import { Button } from '../shell/controls/button.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { Downloads } from './downloads.js';
import { PeriodFields } from './period-fields.js';
import { PublishedNotice } from './published.js';
import { ReportNarrowing } from './report-narrowing.js';
import { ReportPrinted } from './report-printed.js';
import { responsesQuery } from './reports.queries.js';
import { ResponseCases } from './response-cases.js';
import { ResponseRows } from './response-rows.js';
import { Levels, Reasons, Samples } from './response-samples.js';
import { ResponseTotals } from './response-totals.js';
import { ResponseTrend } from './response-trend.js';
import { SavedFilters } from './saved-filters.js';
import { NARROWED_BY } from './use-asked.js';
import { useResponsesAsked } from './use-responses-asked.js';
import '../manager/manager.css';
import './reports.css';

/** How many were answered at once, what became of the rest, and how content citizens are. */
export function ResponsePage({ me }: { me: Me }) {
  const { breaches, responses: text } = useWords().reports;
  const { asked, set, replace } = useResponsesAsked();
  const query = useQuery({ ...responsesQuery(asked), placeholderData: keepPreviousData });
  return (
    <Page title={text.title}>
      <search className="filters report-filters" aria-label={breaches.filters}>
        <PeriodFields />
        <ReportNarrowing label={text.by} dimension={text.dimension} />
      </search>
      <ReportPrinted
        asked={asked}
        also={[[text.by, text.dimension[asked.by as keyof typeof text.dimension] ?? asked.by]]}
      />
      <SavedFilters me={me} report="responses" asked={asked} onTake={replace} />
      <Downloads path="/reports/responses" asked={asked}>
        <Button look="quiet" onPress={() => window.print()}>
          {breaches.print}
        </Button>
      </Downloads>
      <Loaded query={query} skeleton={<Skeleton lines={14} />}>
        {report => (
          <>
            <PublishedNotice
              published={report.published}
              mayRead={me.rights.includes('report.months')}
              onAsk={
                NARROWED_BY.some(name => name in asked)
                  ? null
                  : figures => set({ figures: figures === 'current' ? figures : null })
              }
            />
            <Report report={report} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Report({ report }: { report: ResponseReport }) {
  const words = useWords();
  const language = useLanguage();
  const { shown } = useResponsesAsked();
  return (
    <>
      <p className="muted">
        {words.manager.asOf(dateTimeWords(report.asOf.at, language), report.asOf.position)}
      </p>
      {report.trend.length === 0 ? (
        <Empty title={words.reports.responses.quiet} icon="chart" />
      ) : (
        <>
          <ResponseTotals report={report} />
          <Samples report={report} />
          <Levels report={report} />
          <Reasons report={report} />
          <ResponseRows report={report} />
          {shown && <ResponseCases report={report} shown={shown} />}
          <ResponseTrend report={report} />
        </>
      )}
      <Definitions report={report} />
    </>
  );
}
