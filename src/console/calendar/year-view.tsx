import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Icon } from '../shell/icons.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { RunOfDays } from './day.js';
import { type CalendarYear, type Run, runsOf, yearQuery } from './queries.js';

const MONTHS = Array.from({ length: 12 }, (_, month) => month + 1);

/** The days of a year that break Monday to Friday, month by month. */
export function YearView({ year, actions }: { year: number; actions: ReactNode }) {
  const text = useWords().calendar;
  const query = useQuery(yearQuery(year));
  return (
    <section className="calendar-section" aria-labelledby="calendar-year">
      <div className="calendar-head">
        <h2 id="calendar-year">{text.yearOf(text.yearName(year))}</h2>
        {actions}
      </div>
      <Loaded query={query} skeleton={<Skeleton lines={10} />}>
        {data => (
          <>
            <Facts data={data} />
            {data.known && <Months days={runsOf(data.days)} />}
          </>
        )}
      </Loaded>
    </section>
  );
}

function Facts({ data: { days, workingDays, known, imported } }: { data: CalendarYear }) {
  const text = useWords().calendar;
  const count = (kind: string) => text.days(days.filter(day => day.kind === kind).length);
  const facts: [string, string][] = [
    [text.workingDays, text.days(workingDays)],
    ...(known
      ? ([
          [text.offDays, count('off')],
          [text.makeUpDays, count('make_up')],
        ] satisfies [string, string][])
      : []),
    [text.source, known ? (imported ? text.imported : text.profile) : text.none],
  ];
  return (
    <dl className="calendar-facts" aria-label={text.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="tabular">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Months({ days }: { days: Run[] }) {
  const text = useWords().calendar;
  return (
    <ol className="calendar-months">
      {MONTHS.map(month => {
        const of = days.filter(({ from }) => Number(from.slice(5, 7)) === month);
        return (
          <li key={month} className="calendar-month">
            <h3>{text.month(month)}</h3>
            {of.length === 0 ? (
              <p className="muted">{text.asUsual}</p>
            ) : (
              <ul className="calendar-days">
                {of.map(run => (
                  <li key={run.from}>
                    <RunOfDays run={run} isShort />
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** What nobody must overlook. */
export function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="notice">
      <Icon name="alarm" />
      <div>
        <p className="notice-title">{title}</p>
        {children}
      </div>
    </div>
  );
}
