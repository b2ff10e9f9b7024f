import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useSearchParams } from 'react-router';
import { api } from '../api/client.js';
import { casesQuery } from '../api/queries.js';
import type { CallerSearch, CaseCard } from '../api/types.js';
import { CaseList } from '../boards/case-list.js';
import { KeptCases } from '../identity/kept-cases.js';
import { say } from '../live/announce.js';
import { useWords } from '../words/use-words.js';
import { Page } from './page.js';
import { Empty, Loaded, Skeleton } from './states.js';

/** What the search in the header found, when it is not one case. */
export function FindPage() {
  const words = useWords();
  const [params] = useSearchParams();
  const { state } = useLocation() as { state: { phone?: string } | null };
  const q = params.get('q');
  return (
    <Page title={words.find.title}>
      {q ? <ByNumber q={q} /> : state?.phone ? <ByPhone phone={state.phone} /> : <Found cases={[]} />}
    </Page>
  );
}

function ByNumber({ q }: { q: string }) {
  const words = useWords();
  const query = useInfiniteQuery(casesQuery({ q }));
  return (
    <>
      <h2>{words.find.byNumber(q)}</h2>
      <Loaded query={query} skeleton={<Skeleton lines={4} />}>
        {data => <Found cases={data.pages.flatMap(page => page.items)} />}
      </Loaded>
    </>
  );
}

function ByPhone({ phone }: { phone: string }) {
  const words = useWords();
  const query = useQuery({
    queryKey: ['callers', phone],
    queryFn: () => api.post<CallerSearch>('/callers/search', { phone }),
    staleTime: Infinity,
  });
  return (
    <>
      <h2>{words.find.byPhone}</h2>
      <Loaded query={query} skeleton={<Skeleton lines={4} />}>
        {data => {
          const names = data.citizens.map(citizen => citizen.name).filter(Boolean);
          return (
            <>
              {names.length > 0 && <p>{words.find.citizens(names.join('、'))}</p>}
              <KeptCases kept={data.confidential} />
              <Found cases={data.cases} />
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Found({ cases }: { cases: CaseCard[] }) {
  const words = useWords();
  useEffect(() => say('found', words.states.shown(cases.length, cases.length)), [cases.length, words]);
  if (cases.length === 0) return <Empty title={words.find.empty} icon="search" />;
  return <CaseList caption={words.find.caption} cases={cases} />;
}
