import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Me, Published, TimeControl } from '../api/types.js';
import { say } from '../live/announce.js';
import { serverNow } from '../live/server-time.js';
import { Definitions } from '../manager/totals.js';
import { Button } from '../shell/controls/button.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { Page } from '../shell/page.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { dateTimeWords, isoDay, monthWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { Downloads } from './downloads.js';
import { readMonth, rocMonth } from './month.js';
import { PrintedHead } from './printed-head.js';
import { PublishedNotice } from './published.js';
import { timeControlQuery } from './reports.queries.js';
import { SavedFilters } from './saved-filters.js';
import { TimeControlEntry } from './time-control-entry.js';
import { ClassMatrix } from './time-control-matrix.js';
import { TimeControlRows } from './time-control-rows.js';
import '../manager/manager.css';
import './reports.css';

/** 公文時效: what each agency had to do in a month of a class of documents, and what of it was in time. */
export function TimeControlPage({ me }: { me: Me }) {
  const words = useWords();
  const text = words.reports.timeControl;
  const language = useLanguage();
  const [params, setParams] = useSearchParams();
  const month = readMonth(params.get('month') ?? '') ?? isoDay(serverNow()).slice(0, 7);
  const figures: Published['figures'] = params.get('figures') === 'current' ? 'current' : 'published';
  const documentClass = params.get('class') ?? undefined;
  const asked = { month, figures, ...(documentClass !== undefined && { class: documentClass }) };
  const show = (change: { month?: string; class?: string; figures?: Published['figures'] }) => {
    const { figures: which, ...all } = { ...asked, ...change };
    setParams({ ...all, ...(which === 'current' && { figures: which }) }, { replace: true });
  };
  const query = useQuery({ ...timeControlQuery(asked), placeholderData: keepPreviousData });
  return (
    <Page title={text.title}>
      <MonthField key={month} month={month} onMonth={next => show({ month: next, figures: 'published' })} />
      <PrintedHead asked={[[text.month, monthWords(month, language)]]} />
      <SavedFilters
        me={me}
        report="time-control"
        asked={{ month, ...(documentClass !== undefined && { class: documentClass }) }}
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
              onAsk={next => show({ figures: next })}
            />
            <ClassChoice report={report} onChoose={code => show({ class: code })} />
            <TimeControlRows report={report} />
            {report.documentClass.basis === 'entered' && me.rights.includes('time-control.enter') && (
              <TimeControlEntry key={`${month} ${report.documentClass.code}`} report={report} me={me} />
            )}
            <ClassMatrix report={report} />
            <Definitions report={report} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Nothing to choose where the city has petitions alone. */
function ClassChoice({ report, onChoose }: { report: TimeControl; onChoose: (code: string) => void }) {
  const text = useWords().reports.timeControl;
  const { name } = useNames();
  if (report.classes.length < 2) return null;
  return (
    <div className="filters report-filters class-choice">
      <Select
        name="class"
        label={text.documentClass}
        options={report.classes.map(one => ({ id: one.code, label: name(one) }))}
        value={report.documentClass.code}
        onChange={onChoose}
      />
    </div>
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
