import { useInfiniteQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router';
import type { Me } from '../api/types.js';
import { NumberLink } from '../boards/case-list.js';
import { FilterTabs } from '../clocks/filter-tabs.js';
import { Button } from '../shell/controls/button.js';
import { DateTime, DueDate } from '../shell/date-time.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useNames, useWords } from '../words/use-words.js';
import { DrawSample } from './draw-sample.js';
import { Draws } from './draws.js';
import { JudgeSample } from './judge-sample.js';
import { type FormItem, type Sample, type SampleFilter, samplesQuery } from './sampling-queries.js';
import '../clocks/clocks.css';

const FILTERS: readonly SampleFilter[] = ['drawn', 'judged', 'all'];

/** What was drawn from the released cases, and what was found. */
export function InspectionsPage({ me }: { me: Me }) {
  const words = useWords();
  const text = words.sampling;
  const [params] = useSearchParams();
  const filter = FILTERS.find(one => one === params.get('show')) ?? 'drawn';
  const query = useInfiniteQuery(samplesQuery(filter));
  return (
    <Page
      title={text.title}
      lead={<p className="lead">{text.lead}</p>}
      actions={me.rights.includes('sampling.draw') && <DrawSample />}
    >
      <FilterTabs label={text.filter} names={text.filters} now={filter} />
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {({ pages }) => {
          const items = pages.flatMap(page => page.items);
          if (items.length === 0) return <Empty title={text.empty} hint={text.emptyHint} icon="check" />;
          return (
            <ul className="cards" aria-label={text.title}>
              {items.map(one => (
                <li key={one.id} className="card">
                  <Item one={one} form={pages[0]?.form ?? []} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      {query.hasNextPage && (
        <div className="more">
          <Button isWorking={query.isFetchingNextPage} onPress={() => void query.fetchNextPage()}>
            {words.states.more(50)}
          </Button>
        </div>
      )}
      <Draws />
    </Page>
  );
}

function Item({ one, form }: { one: Sample; form: FormItem[] }) {
  const { sampling: text } = useWords();
  const { name } = useNames();
  return (
    <>
      <div className="card-title">
        <NumberLink card={one.case} row={one.id} />
        <span className="second-line">
          {[name(one.case.category), name(one.case.district)].filter(Boolean).join('・')}
        </span>
      </div>
      <p>
        <b>{text.states[one.state]}</b> {text.done(name(one.agency))}
        {one.judgedBy && ` ${text.judgedBy(one.judgedBy)}`}
      </p>
      <p className="muted">
        {text.released} <DateTime at={one.releasedAt} />
        {one.state === 'drawn' && one.dueAt && (
          <span className="second-line">
            {text.due} <DueDate at={one.dueAt} />
          </span>
        )}
      </p>
      {one.answers.map(answer => (
        <span key={answer.code} className="second-line">
          {name(answer)}：{answer.ok ? text.yes : text.no}
        </span>
      ))}
      <JudgeSample one={one} form={form} />
    </>
  );
}
