import { useQuery } from '@tanstack/react-query';
import { sessionQuery, useCity } from '../api/queries.js';
import { ButtonLink } from '../shell/controls/button.js';
import { useWords } from '../words/use-words.js';
import type { Draft } from './draft.js';

const NAMED = /霸凌|bully/i;
/** Which source a call is, as the city's yearly report counts it. */
const BY_PHONE = 'hotline_1999';

/** What is said sounds like bullying: it is passed on to those who are assigned, and is no case. The draft stays. */
export function BullyingHint({ text, channel }: { text: string; channel: Draft['channel'] }) {
  const { bullying: words } = useWords();
  const rights = useQuery(sessionQuery).data?.rights ?? [];
  const sources = useCity()?.bullying?.sources ?? [];
  if (!rights.includes('bullying.report') || !NAMED.test(text)) return null;
  const isKnown = channel === 'phone' && sources.some(({ code }) => code === BY_PHONE);
  return (
    <div className="wide" role="status">
      <p className="tells">{words.deskHint}</p>
      <ButtonLink to={isKnown ? `/bullying/new?source=${BY_PHONE}` : '/bullying/new'} icon="sent">
        {words.passOnTitle}
      </ButtonLink>
    </div>
  );
}
