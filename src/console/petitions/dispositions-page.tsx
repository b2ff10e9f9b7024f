import { useInfiniteQuery } from '@tanstack/react-query';
import { CaseCards } from '../clocks/case-cards.js';
import { SteadyPage, useFilter } from '../clocks/steady-page.js';
import { Empty } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { DispositionItem } from './disposition-item.js';
import { dispositionsQuery } from './petition-queries.js';
import './petitions.css';

/** Which petitions are to end without an answer, and which have. */
export function DispositionsPage() {
  const { petitions: text } = useWords();
  const filter = useFilter(text.filters);
  return (
    <SteadyPage
      words={text}
      filter={filter}
      query={useInfiniteQuery(dispositionsQuery(filter))}
      empty={<Empty title={text.empty} hint={text.emptyHint} icon="orders" />}
    >
      {(rows, hasLeft) => (
        <CaseCards label={text.title} {...{ rows, hasLeft }}>
          {one => <DispositionItem one={one} number={one.case.number} hasLeft={hasLeft(one)} />}
        </CaseCards>
      )}
    </SteadyPage>
  );
}
