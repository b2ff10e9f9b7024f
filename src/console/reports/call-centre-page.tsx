import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CallReport, Me } from '../api/types.js';
import { Definitions } from '../manager/totals.js';
import { Button } from '../shell/controls/button.js';
import { Select } from '../shell/controls/select.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { callsQuery, useCallsAsked } from './call-centre-asked.js';
import { callsPath, groupsFor } from './call-centre-groups.js';
import { CallRows, CallTrend } from './call-centre-rows.js';
import { CallTotals } from './call-centre-totals.js';
import { CallNarrowing, NARROWED, narrowedTo } from './call-narrowing.js';
import { Downloads } from './downloads.js';
import { PeriodFields } from './period-fields.js';
import { PublishedNotice } from './published.js';
import { AlsoNarrowed } from './report-narrowing.js';
import { ReportPrinted } from './report-printed.js';
import { SavedFilters } from './saved-filters.js';
import '../manager/manager.css';
import './reports.css';

/** How calls were taken: the service level first, by what it is told apart, and day by day. */
export function CallCentrePage({ me }: { me: Me }) {
  const { callCentre: text, reports } = useWords();
  const { asked, set, replace } = useCallsAsked(me.rights);
  const { path, query: sent } = callsPath(asked);
  const query = useQuery({ ...callsQuery(asked), placeholderData: keepPreviousData });
  return (
    <Page title={text.title}>
      <search className="filters report-filters" aria-label={text.filters}>
        <PeriodFields />
        <Select
          name="by"
          label={text.by}
          options={groupsFor(me.rights).map(id => ({ id, label: text.dimension[id] }))}
          value={asked.by}
          onChange={by => set({ by })}
        />
        <CallNarrowing asked={asked} name="line" empty={text.allLines} onSet={set} />
        <CallNarrowing asked={asked} name="group" empty={text.allGroups} onSet={set} />
        <AlsoNarrowed
          shown={NARROWED.flatMap(name => {
            const value = asked[name];
            return Array.isArray(value) ? [{ name, label: text[name], value: value.join('、') }] : [];
          })}
        />
      </search>
      <ReportPrinted
        asked={asked}
        also={[
          [text.by, text.dimension[asked.by]],
          ...NARROWED.flatMap(name => {
            const value = asked[name];
            return value === undefined ? [] : [[text[name], narrowedTo(text.none[name], value)] as const];
          }),
        ]}
      />
      {asked.by !== 'agent' && <SavedFilters me={me} report="call-centre" asked={asked} onTake={replace} />}
      <Downloads path={path} asked={sent}>
        <Button look="quiet" onPress={() => window.print()}>
          {reports.breaches.print}
        </Button>
      </Downloads>
      <Loaded query={query} skeleton={<Skeleton lines={14} />}>
        {report => (
          <>
            <PublishedNotice
              published={report.published}
              mayRead={me.rights.includes('report.months')}
              onAsk={
                asked.line || asked.group
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

function Report({ report }: { report: CallReport }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <>
      <p className="muted">
        {words.manager.asOf(dateTimeWords(report.asOf.at, language), report.asOf.position)}
      </p>
      {report.total.offered === 0 ? (
        <Empty title={words.callCentre.quiet} icon="chart" />
      ) : (
        <>
          <CallTotals report={report} />
          <CallRows report={report} />
          <CallTrend report={report} />
        </>
      )}
      <Definitions report={report} />
    </>
  );
}
