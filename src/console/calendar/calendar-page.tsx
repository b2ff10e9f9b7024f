import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Me } from '../api/types.js';
import { serverNow } from '../live/server-time.js';
import { Button } from '../shell/controls/button.js';
import { Select } from '../shell/controls/select.js';
import { Page } from '../shell/page.js';
import { isoDay } from '../words/dates.js';
import { useWords } from '../words/use-words.js';
import { ClosureDialog } from './closure-dialog.js';
import { ClosureList } from './closure-list.js';
import { ImportDialog } from './import-dialog.js';
import { yearQuery } from './queries.js';
import { UnknownYears } from './unknown-years.js';
import { YearView } from './year-view.js';
import './calendar.css';

const presentYear = (): number => Number(isoDay(serverNow()).slice(0, 4));

/** `2026` or `115`, from the address. */
function yearIn(params: URLSearchParams): number {
  const typed = Number(params.get('year'));
  const year = typed < 1911 ? typed + 1911 : typed;
  return Number.isInteger(year) && year >= 2000 && year <= 2200 ? year : presentYear();
}

/** On which days offices work, by the yearly calendar and beside it: every limit in days hangs on it. */
export function CalendarPage({ me }: { me: Me }) {
  const words = useWords();
  const text = words.calendar;
  const [params, setParams] = useSearchParams();
  const year = yearIn(params);
  const [doing, setDoing] = useState<'closure' | 'import' | null>(null);
  const mayChange = me.rights.includes('calendar.manage');
  const see = (next: number) => setParams({ year: String(next) }, { replace: true });
  const done = (changed: number | null) => {
    setDoing(null);
    if (changed !== null) see(changed);
  };
  return (
    <Page
      title={text.title}
      lead={<p className="lead">{text.lead}</p>}
      actions={
        mayChange && (
          <Button asks look="primary" icon="plus" onPress={() => setDoing('closure')}>
            {text.closures.save}
          </Button>
        )
      }
    >
      <YearChoice year={year} onChange={see} />
      <UnknownYears year={year} mayImport={mayChange} onSee={see} />
      <ClosureList year={year} mayChange={mayChange} />
      <YearView
        year={year}
        actions={
          mayChange && (
            <Button asks onPress={() => setDoing('import')}>
              {text.imports.open}
            </Button>
          )
        }
      />
      {doing === 'closure' && <ClosureDialog onClose={done} />}
      {doing === 'import' && <ImportDialog onClose={done} />}
    </Page>
  );
}

/** What is loaded, the present year and the next, whatever is known of them. */
function YearChoice({ year, onChange }: { year: number; onChange: (year: number) => void }) {
  const text = useWords().calendar;
  const known = useQuery(yearQuery(year)).data?.years;
  const [loaded, setLoaded] = useState(known ?? []);
  // Another year is asked for: the choice stays as long as it takes.
  if (known && known !== loaded) setLoaded(known);
  const years = [...new Set([...loaded, presentYear(), presentYear() + 1, year])].sort((a, b) => b - a);
  const nameOf = (one: number) =>
    loaded.length > 0 && !loaded.includes(one) ? text.yearUnknown(text.yearName(one)) : text.yearName(one);
  return (
    <div className="calendar-choice">
      <Select
        name="year"
        label={text.year}
        value={String(year)}
        onChange={next => onChange(Number(next))}
        options={years.map(one => ({ id: String(one), label: nameOf(one) }))}
      />
    </div>
  );
}
