import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { useNavigate } from 'react-router';
import { ApiProblem } from '../api/client.js';
import type { LogMessage, Me } from '../api/types.js';
import { say } from '../live/announce.js';
import { serverNow } from '../live/server-time.js';
import { connection } from '../live/socket.js';
import { useStore } from '../live/store.js';
import { useLog } from '../live/use-live.js';
import { useNames, useWords } from '../words/use-words.js';
import { type CurrentCall, currentCallQuery } from './call-queries.js';

/** A call is mine now: the desk opens, and says who calls. */
const COMES = ['call.answered', 'call.transferred', 'call.handed-over'];

/** Of since the page was opened: whoever opens another one during a call is not sent to the desk by that. */
function isNews(call: NonNullable<CurrentCall['call']>, handedOver: CurrentCall['handedOver']): boolean {
  const since = handedOver?.at ?? call.answeredAt;
  return since !== null && call.endedAt === null && Date.parse(since) > serverNow() - performance.now();
}

/** Hears, on every page, of the calls of who is signed in. What was typed at the desk stays as it is. */
export function useCallAlarm(me: Me): void {
  const { pop, policy } = useWords().calls;
  const { said } = useNames();
  const client = useQueryClient();
  const navigate = useNavigate();
  const mayTake = me.rights.includes('call.read');
  const awaited = useRef<string | null>(null);
  const told = useRef<string | null>(null);

  const tell = useCallback(
    ({ call, caller, handedOver }: CurrentCall) => {
      if (!call || (awaited.current !== call.id && !isNews(call, handedOver))) return;
      awaited.current = null;
      // A hand-over is two events, and a screen goes to the desk once: whoever types there already stays in the field.
      const which = `${call.id} ${handedOver?.at ?? ''}`;
      if (told.current === which) return;
      told.current = which;
      const who = caller?.number ?? (call.withheld ? pop.withheld : pop.unknown);
      const known = [
        caller?.step && policy.held(said({ 'zh-TW': caller.step.name, en: caller.step.nameEn })),
        caller && caller.cases.length > 0 && pop.sayCases(caller.cases.length),
      ];
      const comes = handedOver ? pop.sayHandedOver(handedOver.from, handedOver.note) : pop.say(who);
      say('call', [comes, ...known].filter(Boolean).join(pop.pause));
      void navigate('/desk');
    },
    [navigate, pop, policy, said],
  );
  /** There is a call, and who it is cannot be read: the desk says so, and asks again until it can. */
  const fail = useCallback(
    (error: unknown) => {
      if (!(error instanceof ApiProblem) || awaited.current === null) return;
      say('call', pop.sayFailed);
      void navigate('/desk');
    },
    [navigate, pop],
  );
  // A call that came while the page was loading is in no news: it is looked for once these are heard.
  const isLive = useStore(connection).state === 'live';
  const { data: read } = useQuery({ ...currentCallQuery(null), enabled: mayTake && isLive });
  useEffect(() => {
    if (read) tell(read);
  }, [read, tell]);
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
          .then(tell, fail);
      },
      [client, mayTake, tell, fail],
    ),
  );
}
