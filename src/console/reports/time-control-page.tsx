import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Me, Published, TimeControl } from '../api/types.js';
import { say } from '../live/announce.js';
import { serverNow } from '../live/server-time.js';
import { Rate } from '../manager/rate.js';
import { Definitions } from '../manager/totals.js';
import { Button } from '../shell/controls/button.js';
import { TextField } from '../shell/controls/text-field.js';
import { Page } from '../shell/page.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { TableFrame } from '../shell/table-frame.js';
import { dateTimeWords, isoDay, monthWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { Downloads } from './downloads.js';
import { ExplainedHeading } from './explained.js';
import { readMonth, rocMonth } from './month.js';
import { PrintedHead } from './printed-head.js';
import { PublishedNotice } from './published.js';
import { timeControlQuery } from './reports.queries.js';
import { SavedFilters } from './saved-filters.js';
import '../manager/manager.css';
import './reports.css';

/** 公文時效 of petitions: what each agency had to do in a month, and what of it was in time. */
export function TimeControlPage({ me }: { me: Me }) {
  const words = useWords();
  const text = words.reports.timeControl;
  const language = useLanguage();
  const [params, setParams] = useSearchParams();
  const month = readMonth(params.get('month') ?? '') ?? isoDay(serverNow()).slice(0, 7);
  const figures: Published['figures'] = params.get('figures') === 'current' ? 'current' : 'published';
  const asked = { month, figures };
  const query = useQuery({ ...timeControlQuery(asked), placeholderData: keepPreviousData });
  return (
    <Page title={text.title}>
      <MonthField key={month} month={month} onMonth={next => setParams({ month: next }, { replace: true })} />
      <PrintedHead asked={[[text.month, monthWords(month, language)]]} />
      <SavedFilters
        me={me}
        report="time-control"
        asked={{ month }}
        onTake={all => setParams(all, { replace: true })}
      />
      <Downloads path="/reports/time-control" asked={asked}>
        <Button look="quiet" onPress={() => window.print()}>
          {words.reports.breaches.print}
        </Button>
      </Downloads>
      <Loaded query={query} skeleton={<Skeleton lines={14} />}>
        {report => (
          <>
            <p className="muted">
              {words.manager.asOf(dateTimeWords(report.asOf.at, language), report.asOf.position)}
            </p>
            <PublishedNotice
              published={report.published}
              mayRead={me.rights.includes('report.months')}
              onAsk={next =>
                setParams({ month, ...(next === 'current' && { figures: next }) }, { replace: true })
              }
            />
            <Rows report={report} />
            <Definitions report={report} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function MonthField({ month, onMonth }: { month: string; onMonth: (month: string) => void }) {
  const text = useWords().reports.timeControl;
  const language = useLanguage();
  const [typed, setTyped] = useState(language === 'en' ? month : rocMonth(month));
  const [isWrong, setWrong] = useState(false);
  const show = () => {
    const read = readMonth(typed);
    setWrong(read === null);
    if (read) onMonth(read);
    else say('wrong', text.monthWrong);
  };
  return (
    <search aria-label={text.which}>
      <form
        className="filters report-filters"
        onSubmit={event => {
          event.preventDefault();
          show();
        }}
      >
        <TextField
          name="month"
          label={text.month}
          hint={text.monthHint}
          error={isWrong ? text.monthWrong : null}
          value={typed}
          onChange={setTyped}
        />
        <div className="filters-button">
          <Button type="submit">{text.show}</Button>
        </div>
      </form>
    </search>
  );
}

type Figures = TimeControl['total'];
const COUNTS = [
  'carriedOver',
  'received',
  'movedIn',
  'movedOut',
  'closedInTime',
  'closedLate',
  'cancelled',
  'openInTime',
  'openOverdue',
] as const;

/** Which definition says what a column is. */
const EXPLAINED = {
  carriedOver: 'carriedOver',
  received: 'received',
  movedIn: 'moved',
  movedOut: 'moved',
  closedInTime: 'closed',
  closedLate: 'closed',
  cancelled: 'cancelled',
  openInTime: 'open',
  openOverdue: 'open',
  onTime: 'closingRate',
  original: 'closingRate',
  averageDays: 'days',
};

function Rows({ report }: { report: TimeControl }) {
  const text = useWords().reports.timeControl;
  const { name } = useNames();
  return (
    <TableFrame label={text.title}>
      <table className="plain-table number-table wide-table">
        <caption className="hidden-text">{text.title}</caption>
        <thead>
          <tr>
            <th scope="col">{text.agency}</th>
            {[...COUNTS, 'onTime', 'original', 'averageDays'].map(figure => (
              <ExplainedHeading
                key={figure}
                name={text.figure[figure as keyof typeof text.figure]}
                definition={report.definitions[EXPLAINED[figure as keyof typeof EXPLAINED]]}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {report.rows.map(row => (
            <Row
              key={row.agency?.code ?? ''}
              name={row.agency ? name(row.agency) : text.nobody}
              figures={row}
            />
          ))}
        </tbody>
        <tfoot>
          <Row name={text.total} figures={report.total} />
        </tfoot>
      </table>
    </TableFrame>
  );
}

function Row({ name, figures }: { name: string; figures: Figures }) {
  const { states } = useWords();
  return (
    <tr>
      <th scope="row">{name}</th>
      {COUNTS.map(figure => (
        <td key={figure}>{figures[figure].toLocaleString('en')}</td>
      ))}
      <Rate value={figures.onTimePercent} />
      <Rate value={figures.originalOnTimePercent} />
      <td>{figures.averageDays ?? states.nothing}</td>
    </tr>
  );
}
