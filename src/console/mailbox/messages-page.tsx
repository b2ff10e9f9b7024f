import { useInfiniteQuery } from '@tanstack/react-query';
import { SteadyPage, useFilter } from '../clocks/steady-page.js';
import { Empty } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { MailList } from './mail-list.js';
import { MailOff } from './mail-off.js';
import { mailsQuery } from './mailbox-queries.js';

/** Mail and text messages to citizens: what did not arrive first. */
export function MessagesPage() {
  const { messages: text } = useWords().mailbox;
  const filter = useFilter(text.filters);
  const query = useInfiniteQuery(mailsQuery(filter));
  return (
    <SteadyPage
      words={text}
      filter={filter}
      query={query}
      empty={<Empty title={text.empty[filter]} hint={text.emptyHint} icon="mail" />}
      notice={<MailOff mails={query.data?.pages[0]} />}
    >
      {(rows, hasLeft) => <MailList items={rows} hasLeft={hasLeft} />}
    </SteadyPage>
  );
}
