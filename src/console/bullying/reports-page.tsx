import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { SteadyPage, useFilter } from '../clocks/steady-page.js';
import { ButtonLink } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { leaveFrom } from '../shell/page.js';
import { RowList } from '../shell/row-list.js';
import { Empty } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { type BullyingReport, reportsQuery } from './bullying-queries.js';
import { DecisionLimit, ReportState } from './report-marks.js';
import { useChosen } from './use-chosen.js';

/** For those who are assigned: codes and times; what was typed is on the page of one. */
export function ReportsPage() {
  const { bullying: text, boards } = useWords();
  const { named } = useChosen();
  const filter = useFilter(text.filters);
  return (
    <SteadyPage
      words={text}
      filter={filter}
      query={useInfiniteQuery(reportsQuery(filter))}
      empty={<Empty title={text.empty[filter]} hint={text.emptyHint} icon="inHand" />}
      actions={
        <ButtonLink to="/bullying/new" look="primary" icon="plus">
          {text.passOn}
        </ButtonLink>
      }
    >
      {(rows, hasLeft) => (
        <RowList
          caption={text.title}
          items={rows}
          hasLeft={hasLeft}
          columns={[
            { name: text.number, cell: one => <NumberOf report={one} /> },
            {
              name: text.state,
              cell: one => (
                <>
                  <ReportState report={one} />
                  {hasLeft(one) && <span className="second-line">{boards.left}</span>}
                </>
              ),
            },
            { name: text.decision, cell: one => <DecisionLimit report={one} /> },
            { name: text.source, cell: one => named('sources', one.source) },
            { name: text.received, cell: one => <DateTime at={one.receivedAt} /> },
          ]}
        />
      )}
    </SteadyPage>
  );
}

function NumberOf({ report: { id, number } }: { report: BullyingReport }) {
  const row = `row-${id}`;
  return (
    <Link id={row} className="tabular" to={`/bullying/${id}`} onClick={() => leaveFrom(row)}>
      {number}
    </Link>
  );
}
