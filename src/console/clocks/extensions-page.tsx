import { useInfiniteQuery } from '@tanstack/react-query';
import { Empty } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { ExtensionList } from './extension-list.js';
import { extensionsQuery } from './extension-queries.js';
import { SteadyPage, useFilter } from './steady-page.js';

/** Who needs more time, and why; and what came of it. */
export function ExtensionsPage() {
  const { extension: text } = useWords().clocks;
  const filter = useFilter(text.filters);
  return (
    <SteadyPage
      words={text}
      filter={filter}
      query={useInfiniteQuery(extensionsQuery(filter))}
      empty={<Empty title={text.empty[filter]} hint={text.emptyHint} icon="calendar" />}
    >
      {(rows, hasLeft) => <ExtensionList items={rows} hasLeft={hasLeft} />}
    </SteadyPage>
  );
}
