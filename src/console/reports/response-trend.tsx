import type { ResponseReport } from '../api/types.js';
import { Rate } from '../manager/rate.js';
import { TableFrame } from '../shell/table-frame.js';
import { calendarDayWords, monthWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { Chart } from './chart.js';
import { ExplainedHeading } from './explained.js';
import { ShareCell } from './response-share.js';

const COUNTED = ['invited', 'answered', 'unhappy'] as const;
const SHARES = ['response', 'service', 'outcome'] as const;

/** Day by day, or month by month. A line only of who answers by themselves: a day of the phone sample is too few. */
export function ResponseTrend({ report: { trend, trendBy, definitions } }: { report: ResponseReport }) {
  const { breaches, responses: text } = useWords().reports;
  const language = useLanguage();
  const title = breaches.trendBy[trendBy];
  const written = (key: string) =>
    trendBy === 'day' ? calendarDayWords(key, language) : monthWords(key, language);
  const shares = (row: ResponseReport['trend'][number]) => [
    row.self.response,
    row.self.service.share,
    row.self.outcome.share,
  ];
  return (
    <section className="day-section" aria-labelledby="response-trend">
      <h2 id="response-trend">{title}</h2>
      <Chart
        kind="line"
        percent
        labels={trend.map(({ key }) => written(key))}
        series={SHARES.map((figure, i) => ({
          name: text.figure[figure],
          values: trend.map(row => shares(row)[i]?.percent ?? null),
        }))}
        summary={text.trendChart(SHARES.map(figure => text.figure[figure]))}
      />
      <TableFrame label={title}>
        <table className="plain-table number-table wide-table">
          <thead>
            <tr>
              <th scope="col">{breaches.when[trendBy]}</th>
              <ExplainedHeading name={text.figure.instantReply} definition={definitions.instantReply} />
              <ExplainedHeading name={text.figure.opened} definition={definitions.course} />
              {COUNTED.map(figure => (
                <ExplainedHeading
                  key={figure}
                  name={text.ofSample(text.sample.self, text.figure[figure])}
                  definition={definitions.cohort}
                />
              ))}
              {SHARES.map(figure => (
                <ExplainedHeading
                  key={figure}
                  name={text.figure[figure]}
                  definition={definitions[figure === 'response' ? 'response' : 'satisfied']}
                />
              ))}
              <ExplainedHeading
                name={text.ofSample(text.sample.phone, text.figure.answered)}
                definition={definitions.cohort}
              />
            </tr>
          </thead>
          <tbody>
            {trend.map(row => (
              <tr key={row.key}>
                <th scope="row">{written(row.key)}</th>
                <Rate value={row.contacts?.instantReplyPercent} />
                <td>{(row.cases?.opened ?? 0).toLocaleString('en')}</td>
                {COUNTED.map(figure => (
                  <td key={figure}>{row.self[figure].toLocaleString('en')}</td>
                ))}
                {shares(row).map((share, i) => (
                  <ShareCell key={SHARES[i]} share={share} />
                ))}
                <td>{row.phone.answered.toLocaleString('en')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}
