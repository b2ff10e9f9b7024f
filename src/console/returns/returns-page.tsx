import { useInfiniteQuery } from '@tanstack/react-query';
import { CaseCards } from '../clocks/case-cards.js';
import { SteadyPage, useFilter } from '../clocks/steady-page.js';
import { Empty } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { ReturnItem } from './return-item.js';
import { returnsQuery } from './return-queries.js';

/** Which agency says that which case is not its own. */
export function ReturnsPage() {
  const { returns: text } = useWords();
  const filter = useFilter(text.filters);
  return (
    <SteadyPage
      words={text}
      filter={filter}
      query={useInfiniteQuery(returnsQuery(filter))}
      empty={<Empty title={text.empty} hint={text.emptyHint} icon="orders" />}
    >
      {(rows, hasLeft) => (
        <CaseCards label={text.title} {...{ rows, hasLeft }}>
          {one => <ReturnItem one={one} number={one.case.number} hasLeft={hasLeft(one)} />}
        </CaseCards>
      )}
    </SteadyPage>
  );
}
