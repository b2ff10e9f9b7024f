import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.js';
import { useWords } from '../words/use-words.js';
import { Page } from './page.js';
import { Empty, Failed, Skeleton } from './states.js';

/** What stands where a page will be, or where there is none. */

export const Arriving = () => (
  <main id="main" className="page">
    <Skeleton lines={6} />
  </main>
);

export function Nowhere() {
  const words = useWords();
  return (
    <Page title={words.product}>
      <Empty title={words.states.noRight} icon="person" />
    </Page>
  );
}

export function Unreachable() {
  const session = useQuery(sessionQuery);
  return (
    <main className="sign-in">
      <Failed error={session.error} onRetry={() => void session.refetch()} />
    </main>
  );
}
