import { useSearchParams } from 'react-router';
import { useCity } from '../api/queries.js';
import type { Me } from '../api/types.js';
import { useToday } from '../live/server-time.js';
import { DayPicker } from '../manager/day-picker.js';
import { Page } from '../shell/page.js';
import { Empty, Skeleton } from '../shell/states.js';
import { parseDay } from '../words/dates.js';
import { useNames, useWords } from '../words/use-words.js';
import { CountForm } from './count-form.js';
import { CountsOfDay } from './counts-of-day.js';
import { Totals } from './totals.js';
import '../manager/manager.css';
import './services.css';

/** Services at counters, counted in persons: for the day in the address, or today. */
export function ServicesPage({ me }: { me: Me }) {
  const text = useWords().services;
  const city = useCity();
  const { name } = useNames();
  const [params, setParams] = useSearchParams();
  const today = useToday();
  const day = parseDay(params.get('date') ?? '') ?? today;
  const span = params.get('span') === 'year' ? 'year' : 'month';
  const see = (next: { date?: string; span?: string }) =>
    setParams({ ...Object.fromEntries(params), ...next }, { replace: true });
  if (!city) {
    return (
      <Page title={text.title}>
        <Skeleton lines={10} />
      </Page>
    );
  }
  const kinds = city.counterServices;
  const names = new Map([...kinds, ...kinds.flatMap(kind => kind.sites)].map(one => [one.code, name(one)]));
  // One that the city no longer has keeps its code.
  const named = (code: string) => names.get(code) ?? code;
  const mayCount = me.rights.includes('service.count');
  return (
    <Page title={text.title} lead={<p className="lead">{text.lead}</p>}>
      {kinds.length === 0 && <Empty title={text.noServices} hint={text.noServicesHint} icon="calendar" />}
      <DayPicker date={day} onChange={date => see({ date })} />
      {mayCount && <CountForm kinds={kinds} day={day} isToday={day === today} />}
      <div className="services-columns">
        <CountsOfDay day={day} named={named} mayWithdraw={mayCount} />
        <Totals day={day} span={span} onSpan={next => see({ span: next })} named={named} />
      </div>
    </Page>
  );
}
