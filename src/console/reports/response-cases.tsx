import { useInfiniteQuery } from '@tanstack/react-query';
import type { ResponseCases as Cases, ResponseReport } from '../api/types.js';
import { DateTime } from '../shell/date-time.js';
import { useNames, useWords } from '../words/use-words.js';
import { type CaseColumn, CasesList } from './cases-list.js';
import { casesOf } from './cases-of.js';
import { ListOfNow } from './list-of-now.js';
import { responseCasesQuery } from './reports.queries.js';
import { useResponseRowName } from './response-rows.js';
import { type ShownCases, useResponsesAsked } from './use-responses-asked.js';

type Column = CaseColumn<Cases['items'][number]>;

/** The releases or questions behind one figure. */
export function ResponseCases({ report, shown }: { report: ResponseReport; shown: ShownCases }) {
  const { asked, set } = useResponsesAsked();
  const words = useWords();
  const { name } = useNames();
  const text = words.reports.responses;
  const nameOf = useResponseRowName(report.by);
  const { show, sample, key } = shown;
  const query = useInfiniteQuery(responseCasesQuery(asked, shown));

  const row = key === null ? null : (report.rows.find(one => one.key === key) ?? { key, name: null });
  const isRelease = show === 'released';
  const figure = text.figure[show === 'undelivered' ? 'surveyUndelivered' : (show as 'answered')] ?? show;
  const said = (value: string | number | null) => value ?? words.states.nothing;
  const ofRelease: Column[] = [
    { name: words.manager.breach.item, cell: one => name(one.category) },
    {
      name: words.manager.breach.agency,
      cell: one => (one.agency ? name(one.agency) : text.none.agency),
    },
    { name: isRelease ? text.releasedAt : text.asked, cell: one => <DateTime at={one.at} /> },
  ];
  const ofSurvey: Column[] = [
    {
      name: text.surveyedBy,
      cell: one => said(text.surveyChannel[one.surveyChannel ?? ''] ?? one.surveyChannel),
    },
    { name: text.state, cell: one => said(text.fate[one.fate ?? ''] ?? one.fate) },
    { name: text.about.service, isNumber: true, cell: one => said(one.service) },
    { name: text.about.outcome, isNumber: true, cell: one => said(one.outcome) },
    { name: text.reason, cell: one => one.reasons.map(name).join('、') },
  ];
  return (
    <CasesList
      id="response-cases"
      title={text.cases(
        isRelease ? figure : text.ofSample(text.sample[sample], figure),
        row ? nameOf(row) : text.total,
      )}
      caption={text.casesCaption}
      note={<ListOfNow report={report} />}
      path="/reports/responses/cases"
      asked={{ ...casesOf(asked, key), show, sample }}
      query={query}
      keyOf={one => `${one.number}${one.at}${one.round}`}
      onClose={() => set({})}
      columns={isRelease ? ofRelease : [...ofRelease, ...ofSurvey]}
    />
  );
}
