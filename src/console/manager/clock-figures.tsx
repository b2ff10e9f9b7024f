import type { DayReport } from '../api/types.js';
import { useWords } from '../words/use-words.js';

const CLOCKS = ['respond', 'complete', 'reply'] as const;

export function ClockFigures({ report: { totals } }: { report: DayReport }) {
  const words = useWords();
  const text = words.manager.clock;
  return (
    <section className="day-section" aria-labelledby="clock-figures">
      <h2 id="clock-figures">{words.manager.clocks}</h2>
      <table className="plain-table number-table">
        <caption className="hidden-text">{words.manager.clocksCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{text.name}</th>
            <th scope="col">{text.due}</th>
            <th scope="col">{text.met}</th>
            <th scope="col">{text.missed}</th>
            <th scope="col">{text.openOverdue}</th>
            <th scope="col">{text.rate}</th>
          </tr>
        </thead>
        <tbody>
          {CLOCKS.map(clock => {
            const rate = totals[`${clock}OnTimePercent`];
            return (
              <tr key={clock}>
                <th scope="row">{words.domain.clock[clock]}</th>
                {(['Due', 'Met', 'Missed', 'OpenOverdue'] as const).map(figure => (
                  <td key={figure}>
                    {totals[`${clock}${figure}`]?.toLocaleString('en') ?? words.states.nothing}
                  </td>
                ))}
                <td>
                  {rate == null ? (
                    words.states.nothing
                  ) : (
                    <span className="rate">
                      <meter min={0} max={100} value={rate} aria-hidden="true" />
                      {rate.toFixed(1)}%
                    </span>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="muted">{words.manager.rateNote}</p>
    </section>
  );
}
