import { useEffect, useRef } from 'react';
import { say } from '../live/announce.js';
import { connection } from '../live/socket.js';
import { useStore } from '../live/store.js';
import { timeOfDay } from '../words/dates.js';
import { useWords } from '../words/use-words.js';
import { Icon } from './icons.js';

export function ConnectionState() {
  const words = useWords();
  const { state } = useStore(connection);
  return (
    <span className={`connection connection-${state}`} title={words.connection.label}>
      <Icon name={state === 'lost' ? 'lost' : 'live'} />
      <span>{words.connection[state]}</span>
    </span>
  );
}

/** Says how old the data is; work goes on. */
export function OfflineBanner() {
  const words = useWords();
  const { state, completeUntil } = useStore(connection);
  const before = useRef(state);

  useEffect(() => {
    if (state === 'lost' && before.current === 'live') say('connection', words.connection.lostSay);
    if (state === 'live' && before.current === 'lost') say('connection', words.connection.backAgain);
    before.current = state;
  }, [state, words]);

  if (state !== 'lost') return null;
  return (
    <p className="offline">
      <Icon name="lost" />
      {words.connection.banner(timeOfDay(completeUntil))}
    </p>
  );
}
