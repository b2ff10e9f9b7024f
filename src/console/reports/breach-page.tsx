import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { BreachReport, Me } from '../api/types.js';
import { Definitions } from '../manager/totals.js';
import { Button } from '../shell/controls/button.js';
import { Select } from '../shell/controls/select.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { BreachCases } from './breach-cases.js';
import { Ages, Trend } from './breach-course.js';
import { Heat } from './breach-heat.js';
import { BreachRows } from './breach-rows.js';
import { CLOCKS, useClockName } from './clock-name.js';
import { Downloads } from './downloads.js';
import { PeriodFields } from './period-fields.js';
import { PublishedNotice } from './published.js';
import { ReportNarrowing } from './report-narrowing.js';
import { ReportPrinted } from './report-printed.js';
import { breachesQuery } from './reports.queries.js';
import { SavedFilters } from './saved-filters.js';
import { NARROWED_BY, useAsked } from './use-asked.js';
import '../manager/manager.css';
import './reports.css';

/** Which limits were late, whose, and when: the figures first, the cases behind each one press away. */
export function BreachPage({ me }: { me: Me }) {
  const words = useWords();
  const text = words.reports.breaches;
  const clockName = useClockName();
  const { asked, replace, set } = useAsked();
  const query = useQuery({ ...breachesQuery(asked), placeholderData: keepPreviousData });
  return (
    <Page title={text.title}>
      <search className="filters report-filters" aria-label={text.filters}>
        <PeriodFields />
        <Select
          name="clock"
          label={text.clock}
          options={CLOCKS.map(id => ({ id, label: clockName(id) }))}
          value={asked.clock}
          onChange={clock => set({ clock })}
        />
        <ReportNarrowing label={text.by} dimension={text.dimension} />
      </search>
      <ReportPrinted
        asked={asked}
        also={[
          [text.clock, clockName(asked.clock)],
          [text.by, text.dimension[asked.by as keyof typeof text.dimension] ?? asked.by],
        ]}
      />
      <SavedFilters me={me} report="breaches" asked={asked} onTake={replace} />
      <Downloads path="/reports/breaches" asked={asked}>
        <Button look="quiet" onPress={() => window.print()}>
          {text.print}
        </Button>
      </Downloads>
      <Loaded query={query} skeleton={<Skeleton lines={14} />}>
        {report => <Report report={report} mayReadMonths={me.rights.includes('report.months')} />}
      </Loaded>
    </Page>
  );
}

function Report({ report, mayReadMonths }: { report: BreachReport; mayReadMonths: boolean }) {
  const words = useWords();
  const language = useLanguage();
  const { shown, asked, set } = useAsked();
  const { due, running, cancelled } = report.total;
  return (
    <>
      <p className="muted">
        {words.manager.asOf(dateTimeWords(report.asOf.at, language), report.asOf.position)}
      </p>
      <PublishedNotice
        published={report.published}
        mayRead={mayReadMonths}
        onAsk={
          NARROWED_BY.some(name => name in asked)
            ? null
            : figures => set({ figures: figures === 'current' ? figures : null })
        }
      />
      {due + running + cancelled === 0 ? (
        <Empty title={words.reports.breaches.quiet} icon="chart" />
      ) : (
        <>
          <BreachRows report={report} />
          {shown && <BreachCases report={report} />}
          <Ages report={report} />
          <Trend report={report} />
          <Heat report={report} />
        </>
      )}
      <Definitions report={report} />
    </>
  );
}
