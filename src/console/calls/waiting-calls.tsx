import { useQuery } from '@tanstack/react-query';
import { useWords } from '../words/use-words.js';
import { extensionQuery, waitingQuery } from './call-queries.js';
import { CallTimer } from './call-timer.js';

/** Who waits to be answered, for whoever sits at a telephone. */
export function WaitingCalls() {
  const { waiting: text } = useWords().calls;
  const isAtTelephone = useQuery(extensionQuery).data?.extension != null;
  const { data, isError } = useQuery({ ...waitingQuery, enabled: isAtTelephone });
  if (!isAtTelephone || (!data && !isError)) return null;
  // What was counted before says nothing of now.
  if (!data || isError) return <p className="muted">{text.unread}</p>;
  const { count, since } = data;
  return (
    <p className="muted">
      {count === 0 ? text.none : text.count(count)}
      {since && (
        <>
          {' · '}
          {text.longest} <CallTimer since={since} />
        </>
      )}
    </p>
  );
}
