import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { say } from '../live/announce.js';
import { ButtonLink } from '../shell/controls/button.js';
import { More } from '../shell/more.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { LetterList } from './letter-list.js';
import { LetterSearch, type LetterSought } from './letter-search.js';
import { type Letter, letterSearch } from './mailbox-queries.js';

const SHORTEST = 2;

/** The letters that fit what was looked for, whatever became of them. */
export function FoundLettersPage() {
  const words = useWords();
  const { search: text } = words.mailbox.letters;
  const { state } = useLocation() as { state: LetterSought | null };
  const sought = state?.text ?? '';
  const isEnough = [...sought.normalize('NFKC').trim()].length >= SHORTEST;
  const query = useInfiniteQuery({ ...letterSearch(sought), enabled: isEnough });
  return (
    <Page title={text.title} actions={<LetterSearch key={sought} text={sought} />}>
      {sought !== '' && <h2>{text.of(sought)}</h2>}
      {isEnough ? (
        <Loaded query={query} skeleton={<Skeleton lines={4} />}>
          {({ pages }) => <Found items={pages.flatMap(({ items }) => items)} />}
        </Loaded>
      ) : (
        <Empty title={text.tooShort} icon="search" />
      )}
      <More query={query}>{words.clocks.more}</More>
      <p>
        <ButtonLink to="/letters" icon="back">
          {text.back}
        </ButtonLink>
      </p>
    </Page>
  );
}

function Found({ items }: { items: Letter[] }) {
  const words = useWords();
  const { search: text } = words.mailbox.letters;
  const count = items.length;
  useEffect(
    () => say('found', count === 0 ? text.empty : words.states.shown(count, count)),
    [count, text, words],
  );
  if (count === 0) return <Empty title={text.empty} hint={text.emptyHint} icon="search" />;
  return <LetterList items={items} />;
}
