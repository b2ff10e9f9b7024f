import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import type { Me } from '../api/types.js';
import { Page } from '../shell/page.js';
import { isRefused, Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { LetterActions } from './letter-actions.js';
import { LetterCases } from './letter-cases.js';
import { LetterFacts } from './letter-facts.js';
import { LetterMails } from './letter-mails.js';
import { LetterMark } from './letter-mark.js';
import { letterQuery } from './mailbox-queries.js';
import '../case/case.css';
import './mailbox.css';

export function LetterRoute({ me }: { me: Me }) {
  const { id = '' } = useParams();
  return <OneLetter key={id} id={id} me={me} />;
}

/** One letter whole: what it says, which cases came of it, what was sent, what can be done. */
function OneLetter({ id, me }: { id: string; me: Me }) {
  const { letters, letter: text } = useWords().mailbox;
  const query = useQuery(letterQuery(id));
  const letter = isRefused(query.error) ? undefined : query.data;
  const subject = letter?.subject === null ? letters.forgotten : letter?.subject || letters.noSubject;
  return (
    <Page
      title={letter ? subject : text.title}
      lead={
        letter && (
          <div className="case-head">
            <LetterMark letter={letter} />
          </div>
        )
      }
    >
      <Loaded query={query} skeleton={<LetterSkeleton />}>
        {data => (
          <div className="case-columns">
            <LetterFacts letter={data} />
            <div className="case-column">
              <LetterCases letter={data} />
              {me.rights.includes('message.read') && <LetterMails id={id} />}
            </div>
            <LetterActions letter={data} me={me} />
          </div>
        )}
      </Loaded>
    </Page>
  );
}

const LetterSkeleton = () => (
  <div className="case-columns">
    <Skeleton lines={8} />
    <Skeleton lines={5} />
    <Skeleton lines={3} />
  </div>
);
