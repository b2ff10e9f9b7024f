import type { AnnualReport } from '../api/types.js';
import { TableFrame } from '../shell/table-frame.js';
import { useNames, useWords } from '../words/use-words.js';
import { ExplainedHeading } from './explained.js';

type Figure = AnnualReport['figures'][number];

/** A percentage shows its digits, a count its thousands. */
export const shownFigure = (value: number | null, { unit, decimals }: Figure, nothing: string): string => {
  if (value === null) return nothing;
  return unit === 'percent' ? `${value.toFixed(decimals)}%` : value.toLocaleString('en');
};

/** One table a section, in the order of the printed report. */
export function AnnualTables({ report }: { report: AnnualReport }) {
  const groups = [...new Set(report.figures.map(({ group }) => group))];
  return (
    <>
      {groups.map(group => (
        <Section key={group} group={group} report={report} />
      ))}
    </>
  );
}

function Section({ group, report }: { group: Figure['group']; report: AnnualReport }) {
  const { definitions } = report;
  const figures = report.figures.filter(one => one.group === group);
  const text = useWords().reports.annual;
  return (
    <section className="day-section" aria-labelledby={`annual-${group}`}>
      <h2 id={`annual-${group}`}>{text.group[group]}</h2>
      <TableFrame label={text.group[group]}>
        <table className="plain-table number-table annual-table">
          <caption className="hidden-text">{text.group[group]}</caption>
          <thead>
            <tr>
              <th scope="col">{text.figure}</th>
              <th scope="col">{text.value}</th>
              <th scope="col">{text.printed}</th>
              <th scope="col">{text.basis}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map(figure => (
              <Row key={figure.key} figure={figure} definitions={definitions} />
            ))}
          </tbody>
        </table>
      </TableFrame>
    </section>
  );
}

function Row({ figure, definitions }: { figure: Figure } & Pick<AnnualReport, 'definitions'>) {
  const words = useWords();
  const text = words.reports.annual;
  const { said } = useNames();
  const { value, interval, printed, basis, entered } = figure;
  const { nothing } = words.states;
  const [latest, ...earlier] = entered;
  return (
    <tr>
      <ExplainedHeading scope="row" name={said(figure.name)} definition={definitions[figure.definition]} />
      <td>
        {shownFigure(value, figure, nothing)}
        {interval && (
          <span className="second-line muted">
            {text.chance(interval.low.toFixed(1), interval.high.toFixed(1))}
          </span>
        )}
      </td>
      <td>
        {shownFigure(printed, figure, nothing)}
        {printed !== null && value !== null && printed !== value && (
          <span className="second-line">{text.differs}</span>
        )}
      </td>
      <td>
        {text.basisOf[basis]}
        {latest && (
          <span className="second-line muted">
            {latest.source}
            {earlier.length > 0 &&
              ` ${text.before(earlier.map(one => shownFigure(one.value, figure, nothing)))}`}
          </span>
        )}
      </td>
    </tr>
  );
}
