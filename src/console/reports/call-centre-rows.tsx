import type { CallReport } from '../api/types.js';
import { TableFrame } from '../shell/table-frame.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { CALL_DEFINED, type CallFigure, useCallFigure } from './call-centre-figure.js';
import { Chart } from './chart.js';
import { ExplainedHeading } from './explained.js';

type Row = CallReport['rows'][number];
const COLUMNS = [
  'offered',
  'answered',
  'abandoned',
  'abandonedIn5s',
  'serviceLevelPercent',
  'serviceLevelRemovedPercent',
  'serviceLevelPositivePercent',
  'averageWaitSeconds',
  'averageTalkSeconds',
  'averageHoldSeconds',
  'averageWrapUpSeconds',
  'averageHandlingSeconds',
  'transferred',
] as const satisfies CallFigure[];

/** How a row is called: an hour is a span, a weekday has a name, an agent is named where they may be. */
function useRowName(by: CallReport['by']): (row: Row) => string {
  const { callCentre: text, reports } = useWords();
  const { name } = useNames();
  return row => {
    if (row.key === '') return text.none[by];
    if (by === 'hour') return `${row.key}–${String(Number(row.key) + 1).padStart(2, '0')}`;
    if (by === 'weekday') return reports.breaches.weekdays[Number(row.key) - 1] ?? row.key;
    return row.name ? name(row.name) : row.key;
  };
}

interface TableProps {
  id: string;
  title: string;
  first: string;
  report: CallReport;
  rows: readonly ({ key: string; name: string } & CallReport['total'])[];
}

function FigureTable({ id, title, first, report, rows }: TableProps) {
  const { callCentre: text } = useWords();
  const shown = useCallFigure();
  const cells = (of: CallReport['total']) =>
    COLUMNS.map(figure => <td key={figure}>{shown(figure, of[figure])}</td>);
  return (
    <TableFrame label={title}>
      <table className="plain-table number-table" aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {COLUMNS.map(figure => (
              <ExplainedHeading
                key={figure}
                name={text.figure[figure]}
                definition={report.definitions[CALL_DEFINED[figure]]}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key}>
              <th scope="row">{row.name}</th>
              {cells(row)}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            {cells(report.total)}
          </tr>
        </tfoot>
      </table>
    </TableFrame>
  );
}

export function CallRows({ report }: { report: CallReport }) {
  const { callCentre: text } = useWords();
  const nameOf = useRowName(report.by);
  const rows = report.rows.map(row => ({ ...row, name: nameOf(row) }));
  return (
    <section className="day-section" aria-labelledby="calls-rows">
      <h2 id="calls-rows">{text.rows}</h2>
      <Chart
        kind="stacked"
        labels={rows.map(({ name }) => name)}
        series={(['answered', 'abandoned'] as const).map(figure => ({
          name: text.figure[figure],
          values: rows.map(row => row[figure]),
        }))}
        summary={text.hourChart}
      />
      <FigureTable
        id="calls-rows"
        title={text.caption(text.dimension[report.by])}
        first={text.dimension[report.by]}
        report={report}
        rows={rows}
      />
    </section>
  );
}

/** Day by day, or month by month. */
export function CallTrend({ report }: { report: CallReport }) {
  const { callCentre: text, reports } = useWords();
  const language = useLanguage();
  const written = (key: string) => {
    if (report.trendBy === 'day') return calendarDayWords(key, language);
    const [year, month] = key.split('-').map(Number) as [number, number];
    return language === 'en' ? key : `${year - 1911} 年 ${month} 月`;
  };
  const rows = report.trend.map(row => ({ ...row, name: written(row.key) }));
  return (
    <section className="day-section" aria-labelledby="calls-trend">
      <h2 id="calls-trend">{reports.breaches.trend}</h2>
      <Chart
        kind="line"
        percent
        labels={rows.map(({ name }) => name)}
        series={(['serviceLevelPercent', 'abandonedPercent'] as const).map(figure => ({
          name: text.figure[figure],
          values: rows.map(row => row[figure]),
        }))}
        summary={text.trendChart}
      />
      <FigureTable
        id="calls-trend"
        title={reports.breaches.trend}
        first={reports.breaches.when[report.trendBy]}
        report={report}
        rows={rows}
      />
    </section>
  );
}
