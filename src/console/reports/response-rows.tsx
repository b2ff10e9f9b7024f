import { Fragment } from 'react';
import type { ResponseReport } from '../api/types.js';
import { Rate } from '../manager/rate.js';
import { TableFrame } from '../shell/table-frame.js';
import { useNames, useWords } from '../words/use-words.js';
import { ExplainedHeading } from './explained.js';
import { CountedCases, ShareCell } from './response-share.js';

type Figures = ResponseReport['total'];
type Row = ResponseReport['rows'][number];

/** How a row is called: nobody's has no name, an hour is a span. */
export function useResponseRowName(by: ResponseReport['by']): (row: Pick<Row, 'key' | 'name'>) => string {
  const words = useWords();
  const { name } = useNames();
  const text = words.reports.responses;
  return row => {
    if (row.key === '') return text.none[by];
    if (by === 'hour') return `${row.key}–${String(Number(row.key) + 1).padStart(2, '0')}`;
    if (by === 'channel') return words.domain.channel[row.key] ?? row.key;
    if (by === 'surveyChannel') return text.surveyChannel[row.key] ?? row.key;
    return row.name ? name(row.name) : row.key;
  };
}

const OF_CASES = [
  { figure: 'opened', why: 'course' },
  { figure: 'reopened', why: 'course' },
  { figure: 'merged', why: 'grouping' },
  { figure: 'converted', why: 'grouping' },
  { figure: 'released', why: 'released' },
] as const;
const OF_SAMPLE = [
  { figure: 'asked', why: 'response' },
  { figure: 'answered', why: 'cohort' },
  { figure: 'response', why: 'response' },
  { figure: 'service', why: 'satisfied' },
  { figure: 'outcome', why: 'satisfied' },
  { figure: 'unhappy', why: 'satisfied' },
] as const;
const SAMPLES = ['self', 'phone'] as const;

/** One row for each, the greatest first; every number of cases leads to them. */
export function ResponseRows({ report }: { report: ResponseReport }) {
  const text = useWords().reports.responses;
  const nameOf = useResponseRowName(report.by);
  const caption = text.caption(text.dimension[report.by]);
  const { definitions, rows, total } = report;
  // A row of ways of asking has no cases and no contacts.
  const has = { contacts: rows.some(row => row.contacts), cases: rows.some(row => row.cases) };
  return (
    <section className="day-section" aria-labelledby="response-rows">
      <h2 id="response-rows">{text.rows}</h2>
      <TableFrame label={caption}>
        <table className="plain-table number-table wide-table">
          <caption className="hidden-text">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{text.name}</th>
              {has.contacts && (
                <ExplainedHeading name={text.figure.instantReply} definition={definitions.instantReply} />
              )}
              {has.cases &&
                OF_CASES.map(({ figure, why }) => (
                  <ExplainedHeading key={figure} name={text.figure[figure]} definition={definitions[why]} />
                ))}
              {SAMPLES.flatMap(sample =>
                OF_SAMPLE.map(({ figure, why }) => (
                  <ExplainedHeading
                    key={`${sample} ${figure}`}
                    name={text.ofSample(text.sample[sample], text.figure[figure])}
                    definition={definitions[why]}
                  />
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.map(row => (
              <Cells key={row.key} figures={row} name={nameOf(row)} rowKey={row.key} has={has} />
            ))}
          </tbody>
          <tfoot>
            <Cells figures={total} name={text.total} rowKey={null} has={has} />
          </tfoot>
        </table>
      </TableFrame>
    </section>
  );
}

interface CellsProps {
  figures: Figures;
  name: string;
  rowKey: string | null;
  has: { contacts: boolean; cases: boolean };
}

function Cells({ figures: { contacts, cases, ...samples }, name, rowKey, has }: CellsProps) {
  const text = useWords().reports.responses;
  const counted = (count: number, show: string, of: string) => (
    <td>
      <CountedCases count={count} show={show} of={of} name={name} rowKey={rowKey} />
    </td>
  );
  return (
    <tr>
      <th scope="row">{name}</th>
      {has.contacts && <Rate value={contacts?.instantReplyPercent} />}
      {has.cases && (
        <>
          <td>{(cases?.opened ?? 0).toLocaleString('en')}</td>
          <Rate value={cases?.reopenedPercent} />
          <Rate value={cases?.mergedPercent} />
          <Rate value={cases?.convertedPercent} />
          {counted(cases?.released ?? 0, 'released', text.figure.released)}
        </>
      )}
      {SAMPLES.map(sample => {
        const { response, answered, service, outcome, unhappy } = samples[sample];
        const of = (figure: 'asked' | 'answered' | 'unhappy') =>
          text.ofSample(text.sample[sample], text.figure[figure]);
        return (
          <Fragment key={sample}>
            {counted(response.of, `${sample}.asked`, of('asked'))}
            {counted(answered, `${sample}.answered`, of('answered'))}
            <ShareCell share={response} />
            <ShareCell share={service.share} />
            <ShareCell share={outcome.share} />
            {counted(unhappy, `${sample}.unhappy`, of('unhappy'))}
          </Fragment>
        );
      })}
    </tr>
  );
}
