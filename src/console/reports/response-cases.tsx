import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { ResponseReport } from '../api/types.js';
import { NumberLink } from '../boards/case-list.js';
import { Button } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { More } from '../shell/more.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { TableFrame } from '../shell/table-frame.js';
import { useNames, useWords } from '../words/use-words.js';
import { responseCasesQuery } from './reports.queries.js';
import { useResponseRowName } from './response-rows.js';
import { type ShownCases, useResponsesAsked } from './use-responses-asked.js';

/** The cases behind one figure, to the last. */
export function ResponseCases({ report, shown }: { report: ResponseReport; shown: ShownCases }) {
  const { asked, set } = useResponsesAsked();
  const words = useWords();
  const { name } = useNames();
  const { breaches, responses: text } = words.reports;
  const nameOf = useResponseRowName(report.by);
  const heading = useRef<HTMLHeadingElement>(null);
  const { show, sample, key } = shown;
  const query = useInfiniteQuery(responseCasesQuery(asked, shown));
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time another list is asked for
  useEffect(() => heading.current?.focus(), [show, sample, key]);

  const row = key === null ? null : (report.rows.find(one => one.key === key) ?? { key, name: null });
  const isRelease = show === 'released';
  const figure = text.figure[show === 'undelivered' ? 'surveyUndelivered' : (show as 'answered')] ?? show;
  const title = text.cases(
    isRelease ? figure : text.ofSample(text.sample[sample], figure),
    row ? nameOf(row) : text.total,
  );
  const said = (value: string | number | null) => value ?? words.states.nothing;
  return (
    <section className="day-section" aria-labelledby="response-cases">
      <h2 id="response-cases" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      <div>
        <Button look="quiet" onPress={() => set({})}>
          {breaches.close}
        </Button>
      </div>
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0) return <Empty title={breaches.noCases} />;
          return (
            <>
              <TableFrame label={title}>
                <table className="case-table">
                  <caption className="hidden-text">{text.casesCaption}</caption>
                  <thead>
                    <tr>
                      <th scope="col">{words.manager.breach.number}</th>
                      <th scope="col">{words.manager.breach.item}</th>
                      <th scope="col">{words.manager.breach.agency}</th>
                      <th scope="col">{isRelease ? text.releasedAt : text.asked}</th>
                      {!isRelease && (
                        <>
                          <th scope="col">{text.surveyedBy}</th>
                          <th scope="col">{text.state}</th>
                          <th scope="col">{text.about.service}</th>
                          <th scope="col">{text.about.outcome}</th>
                          <th scope="col">{text.reason}</th>
                        </>
                      )}
                    </tr>
                  </thead>
                  <tbody>
                    {items.map(item => (
                      <tr key={`${item.number}${item.at}${item.round}`}>
                        <th scope="row">
                          <NumberLink card={item} />
                        </th>
                        <td>{name(item.category)}</td>
                        <td>{item.agency ? name(item.agency) : text.none.agency}</td>
                        <td>
                          <DateTime at={item.at} />
                        </td>
                        {!isRelease && (
                          <>
                            <td>
                              {said(text.surveyChannel[item.surveyChannel ?? ''] ?? item.surveyChannel)}
                            </td>
                            <td>{said(text.fate[item.fate ?? ''] ?? item.fate)}</td>
                            <td className="tabular">{said(item.service)}</td>
                            <td className="tabular">{said(item.outcome)}</td>
                            <td>{item.reasons.map(name).join('、')}</td>
                          </>
                        )}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </TableFrame>
              <More query={query}>{breaches.more}</More>
            </>
          );
        }}
      </Loaded>
    </section>
  );
}
