import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { useNavigate } from 'react-router';
import type { LogMessage, Me } from '../api/types.js';
import { say } from '../live/announce.js';
import { useLog } from '../live/use-live.js';
import { useWords } from '../words/use-words.js';
import { type CurrentCall, currentCallQuery } from './call-queries.js';

/** A call is mine now: the desk opens, and says who calls. */
const COMES = ['call.answered', 'call.transferred', 'call.handed-over'];

/** Hears, on every page, of the calls of who is signed in. What was typed at the desk stays as it is. */
export function useCallAlarm(me: Me): void {
  const { pop } = useWords().calls;
  const client = useQueryClient();
  const navigate = useNavigate();
  const mayTake = me.rights.includes('call.read');
  const awaited = useRef<string | null>(null);

  const tell = useCallback(
    ({ call, caller, handedOver }: CurrentCall) => {
      if (!call || awaited.current !== call.id) return;
      awaited.current = null;
      const who = caller?.number ?? (call.withheld ? pop.withheld : pop.unknown);
      say('call', handedOver ? pop.sayHandedOver(handedOver.from) : pop.say(who));
      void navigate('/desk');
    },
    [navigate, pop],
  );
  useLog(
    useCallback(
      ({ kind, callId }: LogMessage) => {
        if (!mayTake || !callId) return;
        if (COMES.includes(kind)) awaited.current = callId;
        // What was asked before this was told may be answered as it was before.
        const { queryKey } = currentCallQuery(null);
        void client
          .cancelQueries({ queryKey })
          .then(() => client.fetchQuery({ ...currentCallQuery(null), staleTime: 0 }))
          .then(tell, () => undefined);
      },
      [client, mayTake, tell],
    ),
  );
}
