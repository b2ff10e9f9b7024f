import { useInfiniteQuery } from '@tanstack/react-query';
import type { BreachReport } from '../api/types.js';
import { spanWords } from '../boards/marks.js';
import { DateTime, DueDate } from '../shell/date-time.js';
import { useNames, useWords } from '../words/use-words.js';
import { useRowName } from './breach-rows.js';
import { CasesList } from './cases-list.js';
import { casesOf } from './cases-of.js';
import { ListOfNow } from './list-of-now.js';
import { breachClocksQuery } from './reports.queries.js';
import { useAsked } from './use-asked.js';

/** The limits behind one figure. */
export function BreachCases({ report }: { report: BreachReport }) {
  const { asked, shown, set } = useAsked();
  const words = useWords();
  const { name } = useNames();
  const text = words.reports.breaches;
  const { nothing } = words.states;
  const nameOf = useRowName(report.by);
  const { verdict = 'late', key = null } = shown ?? {};
  const query = useInfiniteQuery(breachClocksQuery(asked, verdict, key));

  const row = key === null ? null : (report.rows.find(one => one.key === key) ?? { key, name: null });
  const figure = { met: 'met', missed: 'missed', open_overdue: 'openOverdue', running: 'running' }[verdict];
  const title = text.cases(
    figure ? text.figure[figure as keyof typeof text.figure] : text.casesOf.late,
    row ? nameOf(row) : text.total,
  );
  const { item, agency, due, over, stopped } = words.manager.breach;
  return (
    <CasesList
      id="breach-cases"
      title={title}
      caption={text.casesCaption}
      note={<ListOfNow report={report} />}
      path="/reports/breaches/clocks"
      asked={{ ...casesOf(asked, key), verdict }}
      query={query}
      keyOf={one => `${one.number}${one.dueAt}${one.startedAt}`}
      onClose={() => set({})}
      columns={[
        { name: item, cell: one => name(one.category) },
        { name: agency, cell: one => (one.agency ? name(one.agency) : text.none.agency) },
        { name: text.officer, cell: one => one.officer ?? nothing },
        { name: due, cell: one => <DueDate at={one.dueAt} /> },
        {
          name: over,
          isNumber: true,
          cell: one => (one.overdueMinutes > 0 ? spanWords(one.overdueMinutes * 60_000, words) : nothing),
        },
        {
          name: stopped,
          cell: one => (one.stoppedAt ? <DateTime at={one.stoppedAt} /> : words.manager.stillOpen),
        },
      ]}
    />
  );
}
