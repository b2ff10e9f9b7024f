import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from '../api/queries.js';
import type { CasePage } from '../api/types.js';
import { ButtonLink } from '../shell/controls/button.js';
import { useWords } from '../words/use-words.js';

const OF_LETTER = ['letter.confirmed', 'letter.divided'];

/** Of a case that came of a letter: the letter, for who deals with the mailbox. */
export function LetterOfCase({ page }: { page: CasePage }) {
  const { letter: text } = useWords().mailbox;
  const { data: me } = useQuery(sessionQuery);
  const id = page.timeline.find(({ kind }) => OF_LETTER.includes(kind))?.data.letterId;
  if (typeof id !== 'string' || !me?.rights.includes('letter.read')) return null;
  return (
    <p>
      <ButtonLink to={`/letters/${id}`} icon="mail">
        {text.linkOf}
      </ButtonLink>
    </p>
  );
}
