import type { TimeControl } from '../api/types.js';
import { TableFrame } from '../shell/table-frame.js';
import { useNames, useWords } from '../words/use-words.js';

type Classes = TimeControl['classes'];
type Closed = Classes[number]['agencies'][number];

/** Of every class, by agency: what was closed in time and late. */
export function ClassMatrix({ report: { classes } }: { report: TimeControl }) {
  const text = useWords().reports.timeControl;
  const { name } = useNames();
  if (classes.length < 2) return null;
  return (
    <section className="day-section" aria-labelledby="by-class">
      <h2 id="by-class">{text.byClass}</h2>
      <TableFrame label={text.byClass}>
        <table className="plain-table number-table wide-table">
          <caption className="hidden-text">{text.byClass}</caption>
          <thead>
            <tr>
              <th scope="col" rowSpan={2}>
                {text.agency}
              </th>
              {classes.map(one => (
                <th key={one.code} scope="colgroup" colSpan={2}>
                  {name(one)}
                  <span className="second-line muted">{text.basisOf[one.basis]}</span>
                </th>
              ))}
            </tr>
            <tr>
              {classes.flatMap(({ code }) => [
                <th key={`${code} met`} scope="col">
                  {text.figure.closedInTime}
                </th>,
                <th key={`${code} late`} scope="col">
                  {text.figure.closedLate}
                </th>,
              ])}
            </tr>
          </thead>
          <tbody>
            {agenciesOf(classes).map(agency => (
              <tr key={agency?.code ?? ''}>
                <th scope="row">{agency ? name(agency) : text.nobody}</th>
                {classes.flatMap(({ code, agencies }) =>
                  cells(
                    code,
                    agencies.find(row => row.agency?.code === agency?.code),
                  ),
                )}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{text.total}</th>
              {classes.flatMap(({ code, total }) =>
                total
                  ? cells(code, total)
                  : [
                      <td key={code} colSpan={2}>
                        {text.notCounted}
                      </td>,
                    ],
              )}
            </tr>
          </tfoot>
        </table>
      </TableFrame>
    </section>
  );
}

const cells = (code: string, closed?: Pick<Closed, 'closedInTime' | 'closedLate'>) => [
  <td key={`${code} met`}>{closed?.closedInTime.toLocaleString('en') ?? ''}</td>,
  <td key={`${code} late`}>{closed?.closedLate.toLocaleString('en') ?? ''}</td>,
];

/** All that have anything of any class, in the order of their codes; whoever has none is in no row. */
function agenciesOf(classes: Classes): Closed['agency'][] {
  const all = new Map<string, Closed['agency']>();
  for (const { agencies } of classes) for (const { agency } of agencies) all.set(agency?.code ?? '', agency);
  return [...all].sort(([a], [b]) => a.localeCompare(b)).map(([, agency]) => agency);
}
