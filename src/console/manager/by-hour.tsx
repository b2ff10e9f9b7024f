import type { DayReport } from '../api/types.js';
import { useWords } from '../words/use-words.js';

type Hour = DayReport['byHour'][number];

const WIDTH = 24 * 20;
const HEIGHT = 140;

/** Columns by hour, and the same as a table. */
export function ByHour({ report }: { report: DayReport }) {
  const words = useWords();
  const text = words.manager;
  const hours = Array.from(
    { length: 24 },
    (_, hour): Hour => report.byHour.find(one => one.hour === hour) ?? { hour, contacts: 0, cases: 0 },
  );
  const peak = hours.reduce((most, one) => (busy(one) > busy(most) ? one : most));
  return (
    <section className="day-section" aria-labelledby="by-hour">
      <h2 id="by-hour">{text.byHour}</h2>
      {busy(peak) === 0 ? <p className="muted">{text.quiet}</p> : <Columns hours={hours} peak={peak} />}
      <details>
        <summary>{text.asTable}</summary>
        <HourTable hours={hours} />
      </details>
    </section>
  );
}

const busy = (hour: Hour) => Math.max(hour.contacts ?? 0, hour.cases);
const span = (hour: number) => `${String(hour).padStart(2, '0')}–${String(hour + 1).padStart(2, '0')}`;

function Columns({ hours, peak }: { hours: Hour[]; peak: Hour }) {
  const words = useWords();
  const scale = (HEIGHT - 20) / busy(peak);
  return (
    <figure className="hour-chart">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT + 20}`}
        role="img"
        aria-label={words.manager.chartSummary(span(peak.hour), peak.contacts ?? peak.cases)}
      >
        {hours.map(({ hour, contacts, cases }) => (
          <g key={hour}>
            <rect
              className="bar-contacts"
              x={hour * 20 + 3}
              width={14}
              y={HEIGHT - (contacts ?? 0) * scale}
              height={(contacts ?? 0) * scale}
            />
            <rect
              className="bar-cases"
              x={hour * 20 + 6}
              width={8}
              y={HEIGHT - cases * scale}
              height={cases * scale}
            />
            {hour % 3 === 0 && (
              <text x={hour * 20 + 10} y={HEIGHT + 15} textAnchor="middle">
                {hour}
              </text>
            )}
          </g>
        ))}
        <text x={peak.hour * 20 + 10} y={HEIGHT - busy(peak) * scale - 5} textAnchor="middle">
          {busy(peak)}
        </text>
        <line className="axis" x1={0} x2={WIDTH} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
      </svg>
      <figcaption>
        <span className="key key-contacts">{words.manager.hour.contacts}</span>
        <span className="key key-cases">{words.manager.hour.cases}</span>
        <span className="muted">
          {words.manager.chartSummary(span(peak.hour), peak.contacts ?? peak.cases)}
        </span>
      </figcaption>
    </figure>
  );
}

function HourTable({ hours }: { hours: Hour[] }) {
  const words = useWords();
  const text = words.manager.hour;
  return (
    <table className="plain-table number-table">
      <caption className="hidden-text">{words.manager.byHourCaption}</caption>
      <thead>
        <tr>
          <th scope="col">{text.hour}</th>
          <th scope="col">{text.contacts}</th>
          <th scope="col">{text.cases}</th>
        </tr>
      </thead>
      <tbody>
        {hours.map(({ hour, contacts, cases }) => (
          <tr key={hour}>
            <th scope="row">{span(hour)}</th>
            <td>{contacts ?? words.states.nothing}</td>
            <td>{cases}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
