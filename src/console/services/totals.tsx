import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Radios } from '../shell/controls/radios.js';
import { Select } from '../shell/controls/select.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { TableFrame } from '../shell/table-frame.js';
import { shortDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { type Span, spanQuery, type Total } from './service-queries.js';

interface Props {
  day: string;
  span: Span;
  onSpan: (span: Span) => void;
  named: (code: string) => string;
}

const sum = (totals: readonly Total[]): number => totals.reduce((all, { persons }) => all + persons, 0);
const distinct = (values: readonly string[]): string[] => [...new Set(values)].sort();

/** How many persons were served: the month of the day, day by day, or its year, month by month. */
export function Totals({ day, span, onSpan, named }: Props) {
  const text = useWords().services;
  const query = useQuery(spanQuery(day, span));
  const [site, setSite] = useState('');
  const [year = '', month = ''] = day.split('-');
  const title = span === 'year' ? text.ofYear(Number(year)) : text.ofMonth(Number(year), Number(month));
  return (
    <section className="counts" aria-labelledby="totals">
      <h2 id="totals">{title}</h2>
      <div className="totals-of">
        <Radios
          name="span"
          label={text.span}
          options={(['month', 'year'] as const).map(id => ({ id, label: text.spans[id] }))}
          value={span}
          onChange={onSpan}
        />
        <Select
          name="of-site"
          label={text.site}
          options={distinct((query.data?.totals ?? []).map(total => total.site).concat(site || [])).map(
            code => ({ id: code, label: named(code) }),
          )}
          value={site}
          onChange={setSite}
          empty={text.allSites}
        />
      </div>
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {({ totals }) => {
          const shown = totals.filter(total => site === '' || total.site === site);
          return shown.length === 0 ? (
            <Empty title={text.noTotals} icon="chart" />
          ) : (
            <TotalsTable title={title} totals={shown} named={named} />
          );
        }}
      </Loaded>
    </section>
  );
}

function TotalsTable(props: { title: string; totals: Total[]; named: Props['named'] }) {
  const { title, totals, named } = props;
  const text = useWords().services;
  const services = distinct(totals.map(({ service }) => service));
  const periods = distinct(totals.map(({ period }) => period ?? ''));
  const of = (service: string, period?: string) =>
    sum(totals.filter(one => one.service === service && (period === undefined || one.period === period)));
  return (
    <TableFrame label={title}>
      <table className="case-table number-table service-totals">
        <caption className="hidden-text">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{text.period}</th>
            {services.map(service => (
              <th key={service} scope="col">
                {named(service)}
              </th>
            ))}
            <th scope="col">{text.total}</th>
          </tr>
        </thead>
        <tbody>
          {periods.map(period => (
            <tr key={period}>
              <th scope="row">
                <Period of={period} />
              </th>
              {services.map(service => (
                <td key={service}>{of(service, period)}</td>
              ))}
              <td>{sum(totals.filter(one => one.period === period))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            {services.map(service => (
              <td key={service}>{of(service)}</td>
            ))}
            <td>{sum(totals)}</td>
          </tr>
        </tfoot>
      </table>
    </TableFrame>
  );
}

/** `2026-11-21` or `2026-11`. */
function Period({ of }: { of: string }) {
  const text = useWords().services;
  const language = useLanguage();
  return of.length > 7 ? shortDayWords(of, language) : text.month(Number(of.slice(5)));
}
