import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import type { Me } from '../api/types.js';
import { Definitions } from '../manager/totals.js';
import { Button } from '../shell/controls/button.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { CountTable } from './count-table.js';
import { Downloads } from './downloads.js';
import type { Period } from './period.js';
import { PeriodFields } from './period-fields.js';
import { ReportPrinted } from './report-printed.js';
import { SavedFilters } from './saved-filters.js';
import { useAsked } from './use-asked.js';
import '../manager/manager.css';
import './reports.css';

type Tables = components['schemas']['BullyingTablesDto'];

const PATH = '/reports/bullying';
const tablesQuery = ({ from, to }: Period) =>
  queryOptions({
    queryKey: ['bullying-tables', from, to],
    queryFn: ({ signal }) => api.get<Tables>(PATH, { from, to }, signal),
  });

/** Reports of suspected bullying in numbers: the three tables as the city prints them. */
export function BullyingTablesPage({ me }: { me: Me }) {
  const { bullyingTables: text, reports } = useWords();
  const { asked, replace } = useAsked();
  const { from, to } = asked;
  const query = useQuery({ ...tablesQuery(asked), placeholderData: keepPreviousData });
  return (
    <Page title={text.title}>
      <search className="filters report-filters" aria-label={text.filters}>
        <PeriodFields />
      </search>
      <ReportPrinted asked={{ from, to }} also={[]} />
      {/* Whoever reads these tables alone has no filters of reports. */}
      {me.rights.includes('report.read') && (
        <SavedFilters me={me} report="bullying" asked={{ from, to }} onTake={replace} />
      )}
      <Downloads path={PATH} asked={{ from, to }}>
        <Button look="quiet" onPress={() => window.print()}>
          {reports.breaches.print}
        </Button>
      </Downloads>
      <Loaded query={query} skeleton={<Skeleton lines={14} />}>
        {report => <Report report={report} />}
      </Loaded>
    </Page>
  );
}

function Report({ report }: { report: Tables }) {
  const { bullyingTables: text, manager } = useWords();
  const language = useLanguage();
  const { name } = useNames();
  const rowsOf = (counts: Tables['sources']) =>
    counts.map(one => ({ key: one.code, name: name(one), count: one.count }));
  return (
    <>
      <p className="muted">
        {manager.asOf(dateTimeWords(report.asOf.at, language), report.asOf.position)}
        {report.waiting > 0 && <span className="second-line">{text.waiting(report.waiting)}</span>}
      </p>
      {report.total === 0 ? (
        <Empty title={text.none} hint={text.noneHint} icon="chart" />
      ) : (
        <>
          <CountTable
            id="decided"
            title={text.decided}
            unit={text.unit}
            rows={[
              { key: 'accepted', name: text.accepted, count: report.accepted },
              { key: 'not_accepted', name: text.notAccepted, count: report.notAccepted },
            ]}
            total={report.total}
          />
          <CountTable
            id="sources"
            title={text.sources}
            unit={text.unit}
            rows={rowsOf(report.sources)}
            total={report.total}
          />
          <CountTable
            id="handlings"
            title={text.handlings(report.accepted)}
            unit={text.unit}
            rows={rowsOf(report.handlings)}
            total={report.accepted}
          />
        </>
      )}
      <Definitions report={report} />
    </>
  );
}
