import { useInfiniteQuery } from '@tanstack/react-query';
import { SteadyPage, useFilter } from '../clocks/steady-page.js';
import { Empty } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { LetterList } from './letter-list.js';
import { LetterSearch } from './letter-search.js';
import { lettersQuery } from './mailbox-queries.js';

/** What was written to the mayor, by what is to be done about it. */
export function LettersPage() {
  const { letters: text } = useWords().mailbox;
  const filter = useFilter(text.filters);
  return (
    <SteadyPage
      words={text}
      filter={filter}
      query={useInfiniteQuery(lettersQuery(filter))}
      empty={<Empty title={text.empty[filter]} hint={text.emptyHint[filter]} icon="mail" />}
      actions={<LetterSearch />}
    >
      {(rows, hasLeft) => <LetterList items={rows} hasLeft={hasLeft} />}
    </SteadyPage>
  );
}
