import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { casesQuery, sessionQuery } from '../api/queries.js';
import type { CaseCard, LogMessage } from '../api/types.js';
import { say } from '../live/announce.js';
import { isListed } from '../live/merge.js';
import { serverNow, useNow } from '../live/server-time.js';
import { useLog } from '../live/use-live.js';
import { More } from '../shell/more.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { CaseList } from './case-list.js';
import { Counters } from './counters.js';
import { Filters, useFilters } from './filters.js';
import { fits } from './fits.js';
import { ListBar } from './list-bar.js';
import { usePending } from './use-pending.js';

/** The live board of the centre. */
export function BoardPage() {
  const words = useWords();
  const me = useQuery(sessionQuery).data;
  const { filters } = useFilters();
  const query = useInfiniteQuery(casesQuery(filters));
  const now = useNow();
  const { data, refetch } = query;
  const cases = data?.pages.flatMap(page => page.items) ?? [];

  const adds = useCallback(
    ({ case: card }: LogMessage) => {
      if (!card || isListed(data, card.id)) return null;
      return { id: card.id, gone: !fits(card, filters, serverNow()) };
    },
    [data, filters],
  );
  const pending = usePending({
    list: JSON.stringify(filters),
    adds,
    isEmpty: data !== undefined && cases.length === 0,
    refetch,
    words: words.boards.newCases,
  });
  const watch = useSayChanges();

  return (
    <Page title={words.boards.title}>
      <Counters me={me} />
      <Filters />
      <ListBar
        shown={cases.length}
        total={data?.pages[0]?.total}
        pending={pending}
        words={words.boards.newCases}
        touchWords={words.boards.show.cases}
      />
      <Loaded query={query} skeleton={<Skeleton lines={12} />}>
        {() =>
          cases.length === 0 ? (
            <Nothing isFiltered={Object.keys(filters).length > 0} />
          ) : (
            <CaseList
              caption={words.boards.caption}
              cases={cases}
              hasLeft={card => !fits(card, filters, now)}
              onFocus={watch}
            />
          )
        }
      </Loaded>
      <More query={query}>
        {words.states.more(Math.min(50, (data?.pages[0]?.total ?? 0) - cases.length))}
      </More>
    </Page>
  );
}

/** Says what happens to the row in focus, and to no other: a busy board would never be silent. */
function useSayChanges() {
  const words = useWords();
  const focused = useRef<CaseCard | null>(null);
  useLog(
    useCallback(
      ({ case: card }: LogMessage) => {
        if (!card || card.id !== focused.current?.id || card.state === focused.current.state) return;
        focused.current = { ...focused.current, ...card };
        say('changed', words.boards.changed(card.number, words.domain.state[card.state]));
      },
      [words],
    ),
  );
  return useCallback((card: CaseCard) => {
    focused.current = card;
  }, []);
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const { boards } = useWords();
  return isFiltered ? (
    <Empty title={boards.emptyFiltered} hint={boards.emptyFilteredHint} icon="search" />
  ) : (
    <Empty title={boards.empty} hint={boards.emptyHint} />
  );
}
