import type { DayReport } from '../api/types.js';
import { NumberLink } from '../boards/case-list.js';
import { spanWords } from '../boards/marks.js';
import { DateTime, DueDate } from '../shell/date-time.js';
import { Empty } from '../shell/states.js';
import { useNames, useWords } from '../words/use-words.js';

export function Breaches({ report }: { report: DayReport }) {
  const words = useWords();
  const { name } = useNames();
  const text = words.manager;
  return (
    <section className="day-section" aria-labelledby="breaches">
      <h2 id="breaches">{text.breaches}</h2>
      {report.breaches.length === 0 ? (
        <Empty title={text.noBreaches} />
      ) : (
        <div className="table-frame">
          <table className="case-table">
            <caption className="hidden-text">{text.breachesCaption}</caption>
            <thead>
              <tr>
                <th scope="col">{text.breach.number}</th>
                <th scope="col">{text.breach.item}</th>
                <th scope="col">{text.breach.agency}</th>
                <th scope="col">{text.breach.clock}</th>
                <th scope="col">{text.breach.due}</th>
                <th scope="col">{text.breach.over}</th>
                <th scope="col">{text.breach.stopped}</th>
              </tr>
            </thead>
            <tbody>
              {report.breaches.map(breach => (
                <tr key={`${breach.number}${breach.clock}${breach.dueAt}`}>
                  <th scope="row">
                    <NumberLink card={breach} />
                  </th>
                  <td>{name(breach.category)}</td>
                  <td>{breach.agency ? name(breach.agency) : words.case.nobody}</td>
                  <td>{words.domain.clock[breach.clock]}</td>
                  <td>
                    <DueDate at={breach.dueAt} />
                  </td>
                  <td className="tabular">{spanWords(breach.overdueMinutes * 60_000, words)}</td>
                  <td>{breach.stoppedAt ? <DateTime at={breach.stoppedAt} /> : text.stillOpen}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
