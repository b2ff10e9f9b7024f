import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Me } from '../api/types.js';
import { CaseCards } from '../clocks/case-cards.js';
import { SteadyPage, useFilter } from '../clocks/steady-page.js';
import { Colon } from '../shell/colon.js';
import { DateTime, DueDate } from '../shell/date-time.js';
import { Empty } from '../shell/states.js';
import { useNames, useWords } from '../words/use-words.js';
import { DrawSample } from './draw-sample.js';
import { Draws } from './draws.js';
import { JudgeSample } from './judge-sample.js';
import { type FormItem, type Sample, samplesQuery } from './sampling-queries.js';

/** What was drawn from the released cases, and what was found. */
export function InspectionsPage({ me }: { me: Me }) {
  const { sampling: text } = useWords();
  const filter = useFilter(text.filters);
  const query = useInfiniteQuery(samplesQuery(filter));
  const [draws, setDraws] = useState(0);
  const form = query.data?.pages[0]?.form ?? [];
  return (
    <SteadyPage
      words={text}
      filter={filter}
      query={query}
      empty={<Empty title={text.empty} hint={text.emptyHint} icon="check" />}
      actions={me.rights.includes('sampling.draw') && <DrawSample onDrawn={() => setDraws(draws + 1)} />}
      anew={draws}
      after={<Draws />}
    >
      {(rows, hasLeft) => (
        <CaseCards label={text.title} {...{ rows, hasLeft }}>
          {one => <Item one={one} form={form} hasLeft={hasLeft(one)} />}
        </CaseCards>
      )}
    </SteadyPage>
  );
}

function Item({ one, form, hasLeft }: { one: Sample; form: FormItem[]; hasLeft: boolean }) {
  const { sampling: text, boards } = useWords();
  const { name } = useNames();
  return (
    <>
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
          {name(answer)}
          <Colon />
          {answer.ok ? text.yes : text.no}
        </span>
      ))}
      {hasLeft && <span className="muted">{boards.left}</span>}
      <JudgeSample one={one} form={form} hasLeft={hasLeft} />
    </>
  );
}
