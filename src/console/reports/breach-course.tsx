import type { BreachReport } from '../api/types.js';
import { Rate } from '../manager/rate.js';
import { TableFrame } from '../shell/table-frame.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

/** What is open and overdue, by how long already. */
export function Ages({ report: { total } }: { report: BreachReport }) {
  const text = useWords().reports.breaches;
  return (
    <section className="day-section" aria-labelledby="breach-ages">
      <h2 id="breach-ages">{text.ages}</h2>
      <dl className="figures">
        {text.age.map((age, i) => (
          <div key={age} className="figure">
            <dt>{age}</dt>
            <dd>{(total.ages[i] ?? 0).toLocaleString('en')}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** Day by day, or month by month. */
export function Trend({ report }: { report: BreachReport }) {
  const text = useWords().reports.breaches;
  const language = useLanguage();
  const title = `${text.trend}（${text.trendBy[report.trendBy]}）`;
  const written = (key: string) =>
    report.trendBy === 'day' ? calendarDayWords(key, language) : monthWords(key, language);
  return (
    <section className="day-section" aria-labelledby="breach-trend">
      <h2 id="breach-trend">{title}</h2>
      <TableFrame label={title}>
        <table className="plain-table number-table">
          <thead>
            <tr>
              <th scope="col">{text.when[report.trendBy]}</th>
              <th scope="col">{text.figure.due}</th>
              <th scope="col">{text.figure.missed}</th>
              <th scope="col">{text.figure.openOverdue}</th>
              <th scope="col">{text.figure.onTime}</th>
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

const monthWords = (key: string, language: 'zh-TW' | 'en'): string => {
  const [year, month] = key.split('-').map(Number) as [number, number];
  return language === 'en' ? key : `${year - 1911} 年 ${month} 月`;
};

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const SHADES = 5;

/** When limits that were late began: a table whose cells are the darker the more was late. */
export function Heat({ report: { heat } }: { report: BreachReport }) {
  const text = useWords().reports.breaches;
  const cells = new Map(heat.map(one => [`${one.weekday} ${one.hour}`, one]));
  return (
    <section className="day-section" aria-labelledby="breach-heat">
      <h2 id="breach-heat">{text.heat}</h2>
      <p className="muted">{text.heatCaption}</p>
      <TableFrame label={text.heat}>
        <table className="heat-table">
          <caption className="hidden-text">{text.heatCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{text.weekday}</th>
              {HOURS.map(hour => (
                <th key={hour} scope="col">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {text.weekdays.map((name, i) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {HOURS.map(hour => {
                  const { late = 0, due = 0 } = cells.get(`${i + 1} ${hour}`) ?? {};
                  const shade = due === 0 ? 0 : Math.ceil((late / due) * SHADES);
                  return (
                    <td key={hour} data-shade={shade}>
                      {due > 0 && (
                        <>
                          <span aria-hidden="true">
                            {late}/{due}
                          </span>
                          <span className="hidden-text">{text.heatCell(late, due)}</span>
                        </>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}
