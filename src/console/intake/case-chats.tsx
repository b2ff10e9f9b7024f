import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { sessionQuery } from '../api/queries.js';
import type { CasePage } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { DateTime } from '../shell/date-time.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { type Chat, chatsQuery } from './intake-queries.js';
import './intake.css';

/** Of a case that came by the chatbot: the whole conversation, for the desk. */
export function CaseChats({ page }: { page: CasePage }) {
  const { chats: text } = useWords().intake;
  const { data: me } = useQuery(sessionQuery);
  const [isOpen, setOpen] = useState(false);
  if (!page.contacts.some(({ channel }) => channel === 'chatbot') || !me?.rights.includes('contact.record'))
    return null;
  return (
    <div>
      <Button asks onPress={() => setOpen(true)}>
        {text.show}
      </Button>
      <Dialog title={text.title(page.number)} isOpen={isOpen} onClose={() => setOpen(false)} wide>
        <Chats number={page.number} />
      </Dialog>
    </div>
  );
}

function Chats({ number }: { number: string }) {
  const query = useQuery(chatsQuery(number));
  return (
    <Loaded query={query} skeleton={<Skeleton lines={8} />}>
      {({ items }) => items.map(one => <Turns key={one.id} chat={one} />)}
    </Loaded>
  );
}

function Turns({ chat }: { chat: Chat }) {
  const { chats: text } = useWords().intake;
  if (chat.turns.length === 0) return <p className="muted">{text.gone}</p>;
  return (
    <>
      <p className="muted">{text.turns(chat.turns.length)}</p>
      <ol className="chat">
        {chat.turns.map((turn, index) => (
          // Turns have no id of their own, and are only ever shown whole.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>
            <b>{text.speakers[turn.speaker]}</b> <DateTime at={turn.at} />
            <div>{turn.text}</div>
          </li>
        ))}
      </ol>
    </>
  );
}
