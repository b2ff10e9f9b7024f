import type { ResponseReport } from '../api/types.js';
import { TableFrame } from '../shell/table-frame.js';
import { useNames, useWords } from '../words/use-words.js';
import { Explained } from './explained.js';
import { CountedCases, ShareCell } from './response-share.js';
import { WeightedCell } from './response-weighted.js';

const SAMPLES = ['self', 'phone'] as const;
const LEVELS = [0, 1, 2, 3, 4];
const COUNTS = [
  { figure: 'invited', show: 'invited' },
  { figure: 'surveyUndelivered', field: 'undelivered', show: 'undelivered' },
  { figure: 'moot' },
  { figure: 'expired' },
  { figure: 'pending' },
  { figure: 'answered', show: 'answered' },
  { figure: 'afterReopening' },
  { figure: 'unhappy', show: 'unhappy' },
] as const;

/** Who answers by themselves beside who was drawn: never added up. */
export function Samples({ report }: { report: ResponseReport }) {
  const text = useWords().reports.responses;
  const { total, definitions, samples } = report;
  const heading = (figure: keyof typeof text.figure, why: string, name = text.figure[figure]) => (
    <th scope="row" abbr={name}>
      <Explained name={name} definition={definitions[why]} />
    </th>
  );
  return (
    <section className="day-section" aria-labelledby="response-samples">
      <h2 id="response-samples">{text.satisfaction}</h2>
      <p className="muted">{text.tooFewLong(report.fewest)}</p>
      <TableFrame label={text.satisfaction}>
        <table className="plain-table number-table">
          <thead>
            <tr>
              <th scope="col">{text.measure}</th>
              {SAMPLES.map(sample => (
                <th key={sample} scope="col" abbr={text.sample[sample]}>
                  <Explained name={text.sample[sample]} definition={definitions.samples} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {COUNTS.map(({ figure, ...more }) => (
              <tr key={figure}>
                {heading(figure, figure === 'unhappy' ? 'satisfied' : 'cohort')}
                {SAMPLES.map(sample => {
                  const count = total[sample]['field' in more ? more.field : (figure as 'invited')];
                  const of = text.ofSample(text.sample[sample], text.figure[figure]);
                  return (
                    <td key={sample}>
                      {'show' in more ? (
                        <CountedCases
                          count={count}
                          show={`${sample}.${more.show}`}
                          of={of}
                          name={text.total}
                          rowKey={null}
                        />
                      ) : (
                        count.toLocaleString('en')
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr>
              {heading('response', 'response')}
              {SAMPLES.map(sample => (
                <ShareCell key={sample} share={total[sample].response} />
              ))}
            </tr>
            {(['service', 'outcome'] as const).flatMap(about => [
              <tr key={about}>
                {heading(about, 'satisfied')}
                {SAMPLES.map(sample => (
                  <ShareCell key={sample} share={total[sample][about].share} />
                ))}
              </tr>,
              <tr key={`${about} weighted`}>
                {heading(about, 'weighted', text.weighted(text.figure[about]))}
                {samples.map(({ sample, weighted }) => (
                  <WeightedCell key={sample} weighted={weighted} about={about} />
                ))}
              </tr>,
            ])}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

/** How many answers of each level, of each sample. */
export function Levels({ report: { total } }: { report: ResponseReport }) {
  const text = useWords().reports.responses;
  return (
    <section className="day-section" aria-labelledby="response-levels">
      <h2 id="response-levels">{text.levels}</h2>
      <TableFrame label={text.levels}>
        <table className="plain-table number-table">
          <thead>
            <tr>
              <th scope="col">{text.measure}</th>
              {LEVELS.map(level => (
                <th key={level} scope="col">
                  {text.level(level + 1)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {SAMPLES.flatMap(sample =>
              (['service', 'outcome'] as const).map(about => (
                <tr key={`${sample} ${about}`}>
                  <th scope="row">{text.ofSample(text.sample[sample], text.about[about])}</th>
                  {LEVELS.map(level => (
                    <td key={level}>{(total[sample][about].levels[level] ?? 0).toLocaleString('en')}</td>
                  ))}
                </tr>
              )),
            )}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

export function Reasons({ report: { samples, definitions } }: { report: ResponseReport }) {
  const text = useWords().reports.responses;
  const { name } = useNames();
  const given = samples.flatMap(({ sample, reasons }) => reasons.map(reason => ({ sample, reason })));
  return (
    <section className="day-section" aria-labelledby="response-reasons">
      <h2 id="response-reasons">
        <Explained name={text.reasons} definition={definitions.reasons} />
      </h2>
      {given.length === 0 ? (
        <p className="muted">{text.noReasons}</p>
      ) : (
        <TableFrame label={text.reasons}>
          <table className="plain-table number-table">
            <thead>
              <tr>
                <th scope="col">{text.reason}</th>
                <th scope="col">{text.answers}</th>
                <th scope="col">{text.ofUnhappy}</th>
              </tr>
            </thead>
            <tbody>
              {given.map(({ sample, reason }) => (
                <tr key={`${sample} ${reason.code}`}>
                  <th scope="row">{text.ofSample(text.sample[sample], name(reason))}</th>
                  <td>{reason.answers.toLocaleString('en')}</td>
                  <ShareCell share={reason.share} />
                </tr>
              ))}
            </tbody>
          </table>
        </TableFrame>
      )}
    </section>
  );
}
