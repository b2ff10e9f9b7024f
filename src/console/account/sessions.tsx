import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import type { OwnSession } from '../api/types.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { DateTime } from '../shell/date-time.js';
import { RowList } from '../shell/row-list.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { problemWords, useWords } from '../words/use-words.js';
import { useSignOut } from './use-sign-out.js';

const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: ({ signal }) => api.get<{ items: OwnSession[] }>('/sessions', {}, signal),
});

/** Where one is signed in, and the way out of each. */
export function Sessions() {
  const words = useWords();
  const text = words.account.sessions;
  const query = useQuery(sessionsQuery);
  const [isAsking, setAsking] = useState(false);
  const { signOut, problem } = useSignOut();
  return (
    <section className="account-part" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{text.title}</h2>
      <p className="lead">{text.lead}</p>
      <Loaded query={query} skeleton={<Skeleton lines={3} />}>
        {({ items }) => <SessionTable items={items} />}
      </Loaded>
      <p>
        <Button asks look="danger" onPress={() => setAsking(true)}>
          {text.all}
        </Button>
      </p>
      <Dialog title={text.allTitle} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p className="tells">{text.allLead}</p>
        <p className="form-problem" role="alert">
          {problem}
        </p>
        <div className="dialog-actions">
          <Button look="danger" onPress={() => void signOut(true)}>
            {text.all}
          </Button>
          <Button onPress={() => setAsking(false)}>{words.states.cancel}</Button>
        </div>
      </Dialog>
    </section>
  );
}

function SessionTable({ items }: { items: OwnSession[] }) {
  const words = useWords();
  const text = words.account.sessions;
  const client = useQueryClient();
  const [problem, setProblem] = useState<string | null>(null);
  const end = async (session: OwnSession) => {
    setProblem(null);
    try {
      await api.delete(`/sessions/${session.id}`);
      say('result', text.ended);
    } catch (error) {
      setProblem(problemWords(error, words));
    } finally {
      void client.invalidateQueries(sessionsQuery);
    }
  };
  const device = ({ browser }: OwnSession): string => browser ?? text.unknown;
  const notes = ({ current, method }: OwnSession): string =>
    [current && text.here, method === 'sso' && text.sso].filter(Boolean).join(' · ');
  const way = (session: OwnSession) =>
    !session.current && (
      <Button aria-label={text.endNamed(device(session))} onPress={() => void end(session)}>
        {text.end}
      </Button>
    );
  return (
    <>
      <RowList
        caption={text.caption}
        items={items}
        columns={[
          {
            name: text.device,
            cell: session => (
              <>
                {device(session)}
                <span className="second-line">{notes(session)}</span>
              </>
            ),
          },
          { name: text.address, cell: ({ address }) => address, className: 'tabular' },
          { name: text.started, cell: ({ startedAt }) => <DateTime at={startedAt} /> },
          { name: text.seen, cell: ({ seenAt }) => <DateTime at={seenAt} /> },
          { name: text.actions, cell: way },
        ]}
        card={session => (
          <>
            <span className="tabular">{session.address}</span>
            <div className="card-line">
              <span>{text.seen}</span>
              <DateTime at={session.seenAt} />
            </div>
            {way(session)}
          </>
        )}
      />
      <p className="form-problem" role="alert">
        {problem}
      </p>
    </>
  );
}
