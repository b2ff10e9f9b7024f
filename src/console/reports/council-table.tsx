import type { AnnualReport } from '../api/types.js';
import { TableFrame } from '../shell/table-frame.js';
import { useNames, useWords } from '../words/use-words.js';
import { ExplainedHeading } from './explained.js';

type Meeting = AnnualReport['council'][number];

/** 議會議決案: a line each meeting, a column each field, and the sentences as the report prints them. */
export function CouncilTable({ report: { council, definitions } }: { report: AnnualReport }) {
  const text = useWords().reports.annual;
  const { name, said } = useNames();
  if (council.length === 0) return null;
  const fields = new Map(council.flatMap(one => one.fields.map(field => [field.code, field] as const)));
  const entered = council.filter(({ decisions }) => decisions > 0);
  return (
    <section className="day-section" aria-labelledby="council">
      <h2 id="council">{text.council}</h2>
      <TableFrame label={text.council}>
        <table className="plain-table number-table wide-table">
          <caption className="hidden-text">{text.council}</caption>
          <thead>
            <tr>
              <th scope="col">{text.councilMeeting}</th>
              <ExplainedHeading name={text.councilTotal} definition={definitions.council} />
              <th scope="col">{text.councilAnswered}</th>
              {[...fields.values()].map(field => (
                <th key={field.code} scope="col">
                  {name(field)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {council.map(meeting => (
              <tr key={meeting.name}>
                <th scope="row">{name(meeting)}</th>
                <Count of={meeting} />
                <td>{meeting.answered.toLocaleString('en')}</td>
                {[...fields.keys()].map(code => (
                  <Count key={code} of={meeting.fields.find(field => field.code === code)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </TableFrame>
      {entered.map(meeting => (
        <p key={meeting.name}>{said(meeting.said)}</p>
      ))}
    </section>
  );
}

/** What was printed is said where it is another number. */
function Count({ of }: { of: Pick<Meeting, 'decisions' | 'printed'> | undefined }) {
  const text = useWords().reports.annual;
  if (!of) return <td />;
  const { decisions, printed } = of;
  return (
    <td>
      {decisions.toLocaleString('en')}
      {printed !== null && printed !== decisions && (
        <span className="second-line muted">{text.councilPrinted(printed)}</span>
      )}
    </td>
  );
}
