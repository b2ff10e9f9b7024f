import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { sessionQuery } from '../api/queries.js';
import type { RecordedContact } from '../api/types.js';
import { CallAtDesk, useCall } from '../calls/call-at-desk.js';
import { CallUnread } from '../calls/call-unread.js';
import { WaitingCalls } from '../calls/waiting-calls.js';
import { say } from '../live/announce.js';
import { storedIn, useStore } from '../live/store.js';
import { Button } from '../shell/controls/button.js';
import { Page } from '../shell/page.js';
import { useKey } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';
import { type Draft, isUntouched } from './draft.js';
import { Form } from './form.js';
import { Pane } from './pane.js';
import { Result } from './result.js';
import { jumpTo, type SectionName } from './section.js';
import { useCaller } from './use-caller.js';
import { useDraft } from './use-draft.js';
import { completePhone } from './who.js';
import './desk.css';

/**
 * Stays until the next call, also when the agent looks at the case and comes back, or the page is loaded again: the
 * password is told only once. It is that agent's, and ends with the session.
 */
interface LastResult {
  of: string;
  contact: RecordedContact;
  /** Which call it was: it is on the line until the server has said that it is recorded. */
  call: string;
}
const lastResult = storedIn<LastResult | null>(sessionStorage, 'hotline.result', null);

export function DeskPage() {
  const me = useQuery(sessionQuery).data;
  return me ? <Desk key={me.id} meId={me.id} /> : null;
}

function Desk({ meId }: { meId: string }) {
  const words = useWords();
  const of = useDraft(meId);
  const { draft, change, clear } = of;
  const kept = useStore(lastResult);
  const result = kept?.of === meId ? kept.contact : null;
  const [discarded, setDiscarded] = useState<Draft | null>(null);
  const nextKey = useKey('next');
  const [at, setAt] = useState<SectionName>('who');
  const [phone, setPhone] = useState(() => completePhone(draft.phone));
  const client = useQueryClient();
  const navigate = useNavigate();
  // One of the list that is still to be recorded; else whoever is on the line.
  const callId = (useLocation().state as { callId?: string } | null)?.callId ?? null;
  const call = useCall(callId);
  const current = call.data ?? null;
  // The telephone system has said who calls: to search for them as well would be recorded twice.
  const isKnown = current?.caller != null && current.call?.reference === draft.callReference;
  // Somebody else than who was recorded, and still on the line.
  const isNext =
    current?.call != null && current.call.endedAt === null && current.call.reference !== kept?.call;
  const caller = useCaller(isKnown ? '' : phone);

  const onRecorded = useCallback(
    (contact: RecordedContact) => {
      lastResult.set({ of: meId, contact, call: draft.callReference });
      clear();
      setDiscarded(null);
      setPhone('');
      if (callId === null) return;
      client.removeQueries({ queryKey: ['call', callId] });
      void navigate('/desk', { replace: true, state: null });
    },
    [clear, draft.callReference, meId, callId, client, navigate],
  );
  const next = useCallback(() => {
    lastResult.set(null);
    setAt('who');
    requestAnimationFrame(() => jumpTo('who'));
  }, []);

  const discard = () => {
    setDiscarded(draft);
    clear();
    setPhone('');
    jumpTo('who');
    say('draft', words.desk.discarded);
  };
  const restore = () => {
    if (discarded) change(discarded);
    setPhone(completePhone(discarded?.phone ?? ''));
    setDiscarded(null);
    jumpTo('who');
  };

  return (
    <Page
      title={words.desk.title}
      pane={
        result
          ? undefined
          : {
              label: words.desk.pane.label,
              content: (
                <Pane
                  at={at}
                  of={of}
                  caller={caller}
                  hasPhone={phone !== ''}
                  onLine={isKnown ? current.caller : null}
                />
              ),
            }
      }
      actions={
        <Discard
          onDiscard={!result && !isUntouched(draft) ? discard : null}
          onRestore={!result && discarded ? restore : null}
        />
      }
    >
      {result ? (
        <>
          {isNext && <p role="status">{words.calls.pop.next(nextKey)}</p>}
          <Result result={result} onNext={next} />
        </>
      ) : (
        <>
          <WaitingCalls />
          {call.isError && <CallUnread error={call.error} onRetry={() => void call.refetch()} />}
          {current?.call && <CallAtDesk of={of} current={current} />}
          <Form of={of} onFocus={setAt} onPhone={setPhone} onRecorded={onRecorded} />
        </>
      )}
    </Page>
  );
}

interface DiscardProps {
  onDiscard: (() => void) | null;
  onRestore: (() => void) | null;
}

/** Throws away what was typed, and gives it back. */
function Discard({ onDiscard, onRestore }: DiscardProps) {
  const { desk } = useWords();
  const act = onDiscard ?? onRestore;
  return act ? (
    <Button look="quiet" onPress={act}>
      {onDiscard ? desk.discard : desk.restore}
    </Button>
  ) : null;
}
