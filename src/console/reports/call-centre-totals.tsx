import type { CallReport } from '../api/types.js';
import { useNames, useWords } from '../words/use-words.js';
import { CALL_DEFINED, useCallFigure } from './call-centre-figure.js';
import { Explained } from './explained.js';

const GROUPS = {
  variants: ['serviceLevelPercent', 'serviceLevelRemovedPercent', 'serviceLevelPositivePercent'],
  taken: [
    'offered',
    'answered',
    'abandoned',
    'abandonedIn5s',
    'abandonedPercent',
    'abandonedLaterPercent',
    'transferredPercent',
  ],
  times: [
    'averageWaitSeconds',
    'averageTalkSeconds',
    'averageHoldSeconds',
    'averageWrapUpSeconds',
    'averageHandlingSeconds',
  ],
} as const;

/** The service level in its three variants, the headline first; then how calls were taken, and how long they took. */
export function CallTotals({ report }: { report: CallReport }) {
  const { callCentre: text } = useWords();
  const { said } = useNames();
  const shown = useCallFigure();
  const { definitions, total } = report;
  return (
    <>
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map(group => (
        <section key={group} className="day-section" aria-labelledby={`calls-${group}`}>
          <h2 id={`calls-${group}`}>{group === 'variants' ? text.headline : text[group]}</h2>
          <dl className="figures">
            {GROUPS[group].map(figure => (
              <div key={figure} className="figure">
                <dt>
                  <Explained name={text.figure[figure]} definition={definitions[CALL_DEFINED[figure]]} />
                </dt>
                <dd>{shown(figure, total[figure])}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      {['allBusy', 'occupancy'].map(name => (
        <p key={name} className="muted">
          {said(definitions[name])}
        </p>
      ))}
    </>
  );
}
