import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { api } from '../api/client.js';
import { casesQuery, textQuery } from '../api/queries.js';
import type { CallerSearch, CaseCard } from '../api/types.js';
import { CaseList } from '../boards/case-list.js';
import { KeptCases } from '../identity/kept-cases.js';
import { say } from '../live/announce.js';
import { useWords } from '../words/use-words.js';
import { Button } from './controls/button.js';
import { More } from './more.js';
import type { Sought } from './number-search.js';
import { Page } from './page.js';
import { Empty, Loaded, Skeleton } from './states.js';

/** What the search in the header found, when it is not one case. */
export function FindPage() {
  const words = useWords();
  const [params] = useSearchParams();
  const { state } = useLocation() as { state: Sought | null };
  const q = params.get('q');
  return (
    <Page title={words.find.title}>
      {q ? (
        <ByNumber q={q} />
      ) : state?.phone ? (
        <ByPhone phone={state.phone} />
      ) : state?.text ? (
        <ByText text={state.text} />
      ) : (
        <Found cases={[]} />
      )}
    </Page>
  );
}

function ByNumber({ q }: { q: string }) {
  const words = useWords();
  const navigate = useNavigate();
  const query = useInfiniteQuery(casesQuery({ q }));
  return (
    <>
      <h2>{words.find.byNumber(q)}</h2>
      <Loaded query={query} skeleton={<Skeleton lines={4} />}>
        {data => <Found cases={data.pages.flatMap(page => page.items)} />}
      </Loaded>
      <div className="more">
        <Button onPress={() => void navigate('/find', { state: { text: q } satisfies Sought })}>
          {words.find.searchTexts}
        </Button>
      </div>
    </>
  );
}

const SHORTEST = 2;

/** In what was typed about cases. Each search is recorded: it is asked once, and not again when the window is. */
function ByText({ text }: { text: string }) {
  const words = useWords();
  const isEnough = [...text.normalize('NFKC').trim()].length >= SHORTEST;
  const query = useInfiniteQuery({ ...textQuery(text), enabled: isEnough });
  const cases = query.data?.pages.flatMap(page => page.items) ?? [];
  const total = query.data?.pages[0]?.total ?? 0;
  return (
    <>
      <h2>{words.find.byText(text)}</h2>
      <p className="muted">{words.find.recorded}</p>
      {isEnough ? (
        <Loaded query={query} skeleton={<Skeleton lines={4} />}>
          {() => <Found cases={cases} total={total} nothing={words.find.noText} />}
        </Loaded>
      ) : (
        <Empty title={words.find.tooShort} icon="search" />
      )}
      <More query={query}>{words.states.more(Math.min(50, total - cases.length))}</More>
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

function Found({
  cases,
  total = cases.length,
  nothing,
}: {
  cases: CaseCard[];
  total?: number;
  nothing?: string;
}) {
  const words = useWords();
  useEffect(() => say('found', words.states.shown(cases.length, total)), [cases.length, total, words]);
  if (cases.length === 0) return <Empty title={nothing ?? words.find.empty} icon="search" />;
  return <CaseList caption={words.find.caption} cases={cases} />;
}
