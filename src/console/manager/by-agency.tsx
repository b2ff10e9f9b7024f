import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { sessionQuery } from '../api/queries.js';
import type { AgencyDay, DayReport } from '../api/types.js';
import { Empty } from '../shell/states.js';
import { useNames, useWords } from '../words/use-words.js';

/** One row for each agency; the bar repeats the first number, the links lead to its cases. */
export function ByAgency({ report }: { report: DayReport }) {
  const words = useWords();
  const text = words.manager;
  const most = Math.max(1, ...report.byAgency.map(row => row.opened));
  return (
    <section className="day-section" aria-labelledby="by-agency">
      <h2 id="by-agency">{text.byAgency}</h2>
      {report.byAgency.length === 0 ? (
        <Empty title={text.quiet} icon="chart" />
      ) : (
        <div className="table-frame">
          <table className="case-table number-table">
            <caption className="hidden-text">{text.byAgencyCaption}</caption>
            <thead>
              <tr>
                <th scope="col">{text.agency.name}</th>
                <th scope="col">{text.agency.opened}</th>
                <th scope="col">{text.agency.acknowledgedWithin4h}</th>
                <th scope="col">{text.agency.reportedWithin4h}</th>
                <th scope="col">{text.agency.respondMissed}</th>
                <th scope="col">{text.agency.completeMissed}</th>
                <th scope="col">{text.agency.open}</th>
                <th scope="col">{text.agency.openOverdue}</th>
              </tr>
            </thead>
            <tbody>
              {report.byAgency.map(row => (
                <Row key={row.agency?.code ?? ''} row={row} most={most} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function Row({ row, most }: { row: AgencyDay; most: number }) {
  const words = useWords();
  // A chief sees the figures of the agency but has no board of the city.
  const canDrill = useQuery(sessionQuery).data?.rights.includes('desk.read') ?? false;
  const { name } = useNames();
  const board = row.agency ? `/board?agency=${encodeURIComponent(row.agency.code)}` : '/board?tray=unrouted';
  const title = row.agency ? name(row.agency) : words.case.nobody;
  return (
    <tr>
      <th scope="row">
        {canDrill ? (
          <Link to={board} title={words.manager.drill(title)}>
            {title}
          </Link>
        ) : (
          title
        )}
      </th>
      <td>
        <span className="bar-cell">
          <meter min={0} max={most} value={row.opened} aria-hidden="true" />
          {row.opened}
        </span>
      </td>
      <td>
        <Of part={row.acknowledgedWithin4h} whole={row.acknowledgedWithin4hOf} />
      </td>
      <td>
        <Of part={row.reportedWithin4h} whole={row.reportedWithin4hOf} />
      </td>
      <td>{row.respondMissed + row.respondOpenOverdue}</td>
      <td>{row.completeMissed + row.completeOpenOverdue}</td>
      <td>{row.open}</td>
      <td>
        {canDrill && row.openOverdue > 0 ? (
          <Link className="overdue-link" to={`${board}&clock=overdue`}>
            {row.openOverdue}
          </Link>
        ) : (
          row.openOverdue
        )}
      </td>
    </tr>
  );
}

/** A count with its denominator and share: 8/10（80%）. */
function Of({ part, whole }: { part: number; whole: number }) {
  if (whole === 0) return <span className="muted">—</span>;
  return (
    <>
      {part}/{whole}
      <span className="figure-share">{Math.round((part / whole) * 100)}%</span>
    </>
  );
}
