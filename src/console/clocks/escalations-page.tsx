import { useInfiniteQuery } from '@tanstack/react-query';
import { Empty } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { byClock } from './escalation-groups.js';
import { EscalationList } from './escalation-list.js';
import { escalationsQuery } from './escalation-queries.js';
import { SteadyPage, useFilter } from './steady-page.js';

/** Cases whose time is running out, or over, and of which I was told. */
export function EscalationsPage() {
  const { escalations: text } = useWords().clocks;
  const filter = useFilter(text.filters);
  return (
    <SteadyPage
      words={text}
      filter={filter}
      query={useInfiniteQuery(escalationsQuery(filter))}
      empty={<Empty title={filter === 'unseen' ? text.empty : text.emptyAll} hint={text.emptyHint} />}
      countOf={rows => byClock(rows).length}
      isTold
    >
      {(rows, hasLeft) => <EscalationList items={rows} hasLeft={hasLeft} />}
    </SteadyPage>
  );
}
