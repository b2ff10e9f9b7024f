import { useWords } from '../words/use-words.js';
import { Page } from './page.js';
import { Empty } from './states.js';

/** Nothing lies at this address, or nothing for this person. */
export function NotFound() {
  const words = useWords();
  return (
    <Page title={words.states.notFoundTitle}>
      <Empty title={words.states.notFound} icon="search" />
    </Page>
  );
}
