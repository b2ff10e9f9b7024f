import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FilterTabs } from '../clocks/filter-tabs.js';
import { useFilter } from '../clocks/steady-page.js';
import { Button } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { More } from '../shell/more.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { InspectedCases } from './inspected-cases.js';
import { ReasonDialog } from './reason-dialog.js';
import { RecordDialog } from './record-dialog.js';
import { type Inspection, inspectionsQuery } from './works-queries.js';

/** What was decided, and what was found. */
export function Inspections({ mayDecide }: { mayDecide: boolean }) {
  const words = useWords();
  const text = words.works;
  const filter = useFilter(text.filters);
  const query = useInfiniteQuery(inspectionsQuery(filter));
  return (
    <section className="list-section" aria-labelledby="held">
      <h2 id="held">{text.inspections}</h2>
      <FilterTabs label={text.filter} names={text.filters} now={filter} keeps="year" />
      <Loaded query={query} skeleton={<Skeleton lines={4} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0)
            return <Empty title={text.none[filter]} hint={text.noneHint} icon="check" />;
          return (
            <ul className="cards" aria-labelledby="held">
              {items.map(one => (
                <li key={one.id} className="card">
                  <OneInspection one={one} mayDecide={mayDecide} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      <More query={query}>{words.clocks.more}</More>
    </section>
  );
}

function OneInspection({ one, mayDecide }: { one: Inspection; mayDecide: boolean }) {
  const { works: text } = useWords();
  const language = useLanguage();
  const [doing, setDoing] = useState<'record' | 'drop' | null>(null);
  const first = one.cases[0]?.number ?? '';
  const done = () => setDoing(null);
  return (
    <>
      <p className="card-title">
        <b>{text.states[one.state]}</b>
        {`・${text.why[one.why]}・${text.reports(one.cases.length)}`}
      </p>
      <p className="muted">
        <DateTime at={one.decidedAt} /> {text.by(one.decidedBy)}
      </p>
      {one.reason && <p>{one.reason}</p>}
      {one.heldOn && one.finding && (
        <p>
          {calendarDayWords(one.heldOn, language)} <b>{text.findings[one.finding]}</b>
          <span className="second-line">{one.result}</span>
        </p>
      )}
      <InspectedCases cases={one.cases} row={one.id} />
      {mayDecide && one.state === 'planned' && (
        <div className="order-actions">
          <Button asks look="primary" aria-label={text.recordOf(first)} onPress={() => setDoing('record')}>
            {text.record}
          </Button>
          <Button asks aria-label={text.dropOf(first)} onPress={() => setDoing('drop')}>
            {text.drop}
          </Button>
        </div>
      )}
      {doing === 'record' && <RecordDialog one={one} onClose={done} />}
      {doing === 'drop' && (
        <ReasonDialog
          title={text.dropOf(first)}
          tells={text.dropTells}
          submit={text.dropIt}
          done={text.dropped}
          path={`/inspections/${one.id}/actions/drop`}
          body={{ version: one.version }}
          draft={`drop ${one.id}`}
          look="danger"
          onClose={done}
        />
      )}
    </>
  );
}
