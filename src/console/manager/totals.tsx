import type { DayReport } from '../api/types.js';
import { useNames, useWords } from '../words/use-words.js';

/** Each figure with the share it is, where it is one. */
const FIGURES: { name: string; percent?: string }[] = [
  { name: 'contacts' },
  { name: 'inquiries', percent: 'inquiryPercent' },
  { name: 'answeredAtOnce', percent: 'instantReplyPercent' },
  { name: 'recorded', percent: 'recordedPercent' },
  { name: 'other', percent: 'otherPercent' },
  { name: 'casesOpened' },
  { name: 'returned', percent: 'returnedPercent' },
  ...['arbitrated', 'coHandled'].map(name => ({ name, percent: `${name}Percent` })),
  { name: 'answerDue', percent: 'answerOnTimePercent' },
  { name: 'answerMissed' },
  { name: 'answerOpenOverdue' },
  ...['reminded', 'chased'].map(name => ({ name, percent: `${name}Percent` })),
  { name: 'reminders' },
  { name: 'chases' },
  { name: 'acknowledgedWithin4h', percent: 'acknowledgedWithin4hPercent' },
  { name: 'reportedWithin4h', percent: 'reportedWithin4hPercent' },
  { name: 'released' },
  { name: 'reopened' },
  { name: 'merged', percent: 'mergedPercent' },
  { name: 'ended' },
  ...['converted', 'notFound', 'cannotAct', 'handedOver'].map(name => ({ name, percent: `${name}Percent` })),
  { name: 'petitionsEnded' },
  { name: 'sampled' },
  { name: 'sampleRejected', percent: 'sampleRejectedPercent' },
  ...['notHandled', 'transferred'].map(name => ({ name, percent: `${name}Percent` })),
];

export function Totals({ report }: { report: DayReport }) {
  const words = useWords();
  const { totals } = report;
  const shown = FIGURES.filter(({ name }) => totals[name] !== null && totals[name] !== undefined);
  return (
    <section className="day-section" aria-labelledby="totals">
      <h2 id="totals">{words.manager.totals}</h2>
      <dl className="figures">
        {shown.map(({ name, percent }) => (
          <div key={name} className="figure">
            <dt>{words.manager.total[name] ?? name}</dt>
            <dd>
              {totals[name]?.toLocaleString('en')}
              {percent && totals[percent] != null && (
                <span className="figure-share">{totals[percent].toFixed(1)}%</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** A number without its definition is not one. */
export function Definitions({ report }: { report: Pick<DayReport, 'definitions'> }) {
  const words = useWords();
  const { said } = useNames();
  return (
    <details className="definitions">
      <summary>{words.manager.definitions}</summary>
      <ul>
        {Object.entries(report.definitions).map(([name, text]) => (
          <li key={name}>{said(text)}</li>
        ))}
      </ul>
    </details>
  );
}
