import { useInfiniteQuery } from '@tanstack/react-query';
import { SteadyPage, useFilter } from '../clocks/steady-page.js';
import { Empty } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { policiesQuery } from './call-queries.js';
import { NumberLookUp } from './number-look-up.js';
import { PolicyItem } from './policy-item.js';
import './calls.css';

/** Steps about numbers that abuse people or block the line. */
export function PoliciesPage() {
  const { policy: text } = useWords().calls;
  const filter = useFilter(text.filters);
  const query = useInfiniteQuery(policiesQuery(filter));
  return (
    <SteadyPage
      words={text}
      filter={filter}
      query={query}
      empty={<Empty title={text.empty} hint={text.emptyHint} icon="phone" />}
      after={<NumberLookUp />}
    >
      {rows => (
        <ul className="cards" aria-label={text.list}>
          {rows.map(one => (
            <PolicyItem key={one.id} one={one} />
          ))}
        </ul>
      )}
    </SteadyPage>
  );
}
