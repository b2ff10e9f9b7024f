import { useInfiniteQuery } from '@tanstack/react-query';
import { More } from '../shell/more.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { MailActions } from './mail-actions.js';
import { WhatMail } from './mail-list.js';
import { MailOff } from './mail-off.js';
import { MailState } from './mail-state.js';
import { mailsQuery } from './mailbox-queries.js';

/** Everything that was sent about one letter, the latest first. */
export function LetterMails({ id }: { id: string }) {
  const words = useWords();
  const { letter: text } = words.mailbox;
  const query = useInfiniteQuery(mailsQuery('all', id));
  return (
    <section className="letter-part" aria-labelledby="letter-mails">
      <h2 id="letter-mails">{text.messages}</h2>
      <MailOff mails={query.data?.pages[0]} />
      <Loaded query={query} skeleton={<Skeleton lines={3} />}>
        {({ pages }) => {
          const mails = pages.flatMap(({ items }) => items);
          if (mails.length === 0) return <p className="muted">{text.noMessages}</p>;
          return (
            <ul className="cards">
              {mails.map(mail => (
                <li key={mail.id} className="card">
                  <div>
                    <WhatMail mail={mail} />
                  </div>
                  <MailState mail={mail} />
                  <MailActions mail={mail} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      <More query={query}>{words.clocks.more}</More>
    </section>
  );
}
