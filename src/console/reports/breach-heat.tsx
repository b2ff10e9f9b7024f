import type { BreachReport } from '../api/types.js';
import { TableFrame } from '../shell/table-frame.js';
import { useWords } from '../words/use-words.js';
import { Chart } from './chart.js';
import { Explained } from './explained.js';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const SHADES = 5;

const shareOf = (cell: { late: number; due: number } | undefined): number | null =>
  cell && cell.due > 0 ? Math.round((cell.late / cell.due) * 1000) / 10 : null;

/** When limits that were late began: a table whose cells are the darker the more was late. */
export function Heat({ report: { heat, definitions } }: { report: BreachReport }) {
  const text = useWords().reports.breaches;
  const cells = new Map(heat.map(one => [`${one.weekday} ${one.hour}`, one]));
  return (
    <section className="day-section" aria-labelledby="breach-heat">
      <h2 id="breach-heat">
        <Explained name={text.heat} definition={definitions.hour} />
      </h2>
      <p className="muted">{text.heatCaption}</p>
      <Chart
        kind="heat"
        percent
        labels={HOURS.map(String)}
        series={text.weekdays.map((name, i) => ({
          name,
          values: HOURS.map(hour => shareOf(cells.get(`${i + 1} ${hour}`))),
        }))}
        summary={text.heatChart}
      />
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
