import type { BreachReport } from '../api/types.js';
import { Rate } from '../manager/rate.js';
import { TableFrame } from '../shell/table-frame.js';
import { calendarDayWords, monthWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { Chart } from './chart.js';
import { Explained, ExplainedHeading } from './explained.js';

/** What is open and overdue, by how long already. */
export function Ages({ report }: { report: BreachReport }) {
  const text = useWords().reports.breaches;
  return (
    <section className="day-section" aria-labelledby="breach-ages">
      <h2 id="breach-ages">
        <Explained name={text.ages} definition={report.definitions.ages} />
      </h2>
      <dl className="figures">
        {text.age.map((age, i) => (
          <div key={age} className="figure">
            <dt>{age}</dt>
            <dd>{(report.total.ages[i] ?? 0).toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

const COUNTED = ['met', 'missed', 'openOverdue'] as const;

/** Day by day, or month by month. */
export function Trend({ report }: { report: BreachReport }) {
  const text = useWords().reports.breaches;
  const language = useLanguage();
  const title = text.trendBy[report.trendBy];
  const written = (key: string) =>
    report.trendBy === 'day' ? calendarDayWords(key, language) : monthWords(key, language);
  const labels = report.trend.map(({ key }) => written(key));
  return (
    <section className="day-section" aria-labelledby="breach-trend">
      <h2 id="breach-trend">{title}</h2>
      <Chart
        kind="stacked"
        labels={labels}
        series={COUNTED.map(figure => ({
          name: text.figure[figure],
          values: report.trend.map(row => row[figure]),
        }))}
        summary={text.trendChart(COUNTED.map(figure => text.figure[figure]))}
      />
      <Chart
        kind="line"
        percent
        labels={labels}
        series={[{ name: text.figure.onTime, values: report.trend.map(row => row.onTimePercent) }]}
        summary={text.trendChart([text.figure.onTime])}
      />
      <TableFrame label={title}>
        <table className="plain-table number-table">
          <thead>
            <tr>
              <th scope="col">{text.when[report.trendBy]}</th>
              {(['due', 'missed', 'openOverdue', 'onTime'] as const).map(column => (
                <ExplainedHeading
                  key={column}
                  name={text.figure[column]}
                  definition={report.definitions[column]}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {report.trend.map(row => (
              <tr key={row.key}>
                <th scope="row">{written(row.key)}</th>
                <td>{row.due.toLocaleString('en')}</td>
                <td>{row.missed.toLocaleString('en')}</td>
                <td>{row.openOverdue.toLocaleString('en')}</td>
                <Rate value={row.onTimePercent} />
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}
