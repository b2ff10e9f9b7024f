import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import { dayQuery } from '../api/queries.js';
import type { DayReport, Me } from '../api/types.js';
import { Counters } from '../boards/counters.js';
import { serverNow } from '../live/server-time.js';
import { Icon } from '../shell/icons.js';
import { Page } from '../shell/page.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { dateTimeWords, isoDay, parseDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { Breaches } from './breaches.js';
import { ByAgency } from './by-agency.js';
import { ByHour } from './by-hour.js';
import { ClockFigures } from './clock-figures.js';
import { DayPicker } from './day-picker.js';
import { Served } from './served.js';
import { Definitions, Totals } from './totals.js';
import './manager.css';

/** The picture first, the cases behind it one press away. */
export function DayPage({ me }: { me: Me }) {
  const words = useWords();
  const [params, setParams] = useSearchParams();
  const date = parseDay(params.get('date') ?? '') ?? isoDay(serverNow());
  const query = useQuery(dayQuery(date));
  return (
    <Page title={words.manager.title}>
      {me.rights.includes('desk.read') && <Counters me={me} />}
      <div className="day-head">
        <DayPicker date={date} onChange={next => setParams({ date: next }, { replace: true })} />
        <Downloads date={date} />
      </div>
      <Loaded query={query} skeleton={<Skeleton lines={14} />}>
        {report => <Report report={report} />}
      </Loaded>
    </Page>
  );
}

function Report({ report }: { report: DayReport }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <>
      <p className="muted">
        {words.manager.asOf(dateTimeWords(report.asOf.at, language), report.asOf.position)}
      </p>
      <Totals report={report} />
      <div className="day-columns">
        <ClockFigures report={report} />
        <ByHour report={report} />
      </div>
      <ByAgency report={report} />
      <Served report={report} />
      <Breaches report={report} />
      <Definitions report={report} />
    </>
  );
}

function Downloads({ date }: { date: string }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <p className="downloads">
      <span className="muted">
        <Icon name="download" /> {words.manager.download}
      </span>
      {(['csv', 'xlsx', 'ods'] as const).map(format => (
        <a key={format} href={`/api/reports/day?date=${date}&format=${format}&lang=${language}`} download>
          {words.manager.formats[format]}
        </a>
      ))}
    </p>
  );
}
