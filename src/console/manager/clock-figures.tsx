import type { DayReport } from '../api/types.js';
import { TableFrame } from '../shell/table-frame.js';
import { useWords } from '../words/use-words.js';
import { Rate } from './rate.js';

const CLOCKS = ['respond', 'complete', 'reply'] as const;

export function ClockFigures({ report: { totals } }: { report: DayReport }) {
  const words = useWords();
  const text = words.manager.clock;
  return (
    <section className="day-section" aria-labelledby="clock-figures">
      <h2 id="clock-figures">{words.manager.clocks}</h2>
      <TableFrame label={words.manager.clocks}>
        <table className="plain-table number-table">
          <caption className="hidden-text">{words.manager.clocksCaption}</caption>
          <thead>
            <tr>
              <th scope="col">{text.name}</th>
              <th scope="col">{text.due}</th>
              <th scope="col">{text.met}</th>
              <th scope="col">{text.missed}</th>
              <th scope="col">{text.openOverdue}</th>
              <th scope="col">{text.extended}</th>
              <th scope="col">{text.rate}</th>
              <th scope="col">{text.originalRate}</th>
            </tr>
          </thead>
          <tbody>
            {CLOCKS.map(clock => (
              <tr key={clock}>
                <th scope="row">{words.domain.clock[clock]}</th>
                {(['Due', 'Met', 'Missed', 'OpenOverdue', 'Extended'] as const).map(figure => (
                  <td key={figure}>
                    {totals[`${clock}${figure}`]?.toLocaleString('en') ?? words.states.nothing}
                  </td>
                ))}
                <Rate value={totals[`${clock}OnTimePercent`]} />
                <Rate value={totals[`${clock}OriginalOnTimePercent`]} />
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      <p className="muted">{words.manager.rateNote}</p>
    </section>
  );
}
