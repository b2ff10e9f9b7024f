import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { LogMessage, Me } from '../api/types.js';
import { mergeCase } from './merge.js';
import { renewRows } from './renew.js';
import { connect } from './socket.js';
import { store } from './store.js';

type Hearer = (message: LogMessage) => void;
const hearers = new Set<Hearer>();

/** What a screen wants to know of the log besides the rows it already shows. */
export function useLog(hear: Hearer): void {
  useEffect(() => {
    hearers.add(hear);
    return () => {
      hearers.delete(hear);
    };
  }, [hear]);
}

/** Counts how often too much was missed to replay it: lists then offer to be renewed instead of jumping. */
export const missedTooMuch = store(0);

const LISTS = ['cases', 'work-orders'];
/** What the working days of the city decide. */
const OF_CALENDAR = ['calendar', 'preview', 'booking-sessions', 'bookings'];
const OF_SURGES = ['surges', 'preview'];
const OF_WORKS = ['inspection-proposals', 'inspections', 'works-case'];
/** What is inspected, or may want to be. */
const CHANGES_WORKS = /^(inspection\.|case\.(opened|withdrawn|recategorised|project-named|inspected)$)/;
const CHANGES_CALENDAR = ['closure.saved', 'closure.withdrawn', 'calendar.imported'];
/** Every screen of the city hears at once that due times have moved: they do not all ask at once. */
const AT_ONCE_WITHIN = 2_000;
const CHANGES_LIMITS = ['surge.began', 'surge.ended'];
const OF_BOOKINGS = ['booking-sessions', 'bookings', 'telephone-days'];
const CHANGES_BOOKINGS = /^(booking|booking-session|telephone-days)\./;
const OF_LETTERS = /^(letter|message)\./;
const NEVER_LIVE = ['session', 'city', 'suggest'];
/** Searches that are recorded: a person makes them, no event does. */
const RECORDED = ['text-search', 'letter-search', 'callers', 'call'];

/** The log position up to which an answer was read, if it says so. */
function positionOf(data: unknown): number {
  const first = (data as { pages?: unknown[] } | undefined)?.pages?.[0] ?? data;
  return (first as { asOf?: { position?: number } } | undefined)?.asOf?.position ?? -1;
}

/** At most one refetch per pause, however many messages arrive. */
function debounced(pause: number, work: () => void) {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    setTimeout(() => {
      isWaiting = false;
      work();
    }, pause);
  };
}

/** Keeps the page in step with the log for as long as this person is signed in. */
export function useLive(me: Me | null): void {
  const client = useQueryClient();
  const id = me?.rights.includes('live.connect') ? me.id : null;

  useEffect(() => {
    if (!id) return;
    const refetch = (pause: number, key: string) =>
      debounced(pause, () => void client.invalidateQueries({ queryKey: [key] }));
    const counters = refetch(800, 'counters');
    const phoneTasks = refetch(300, 'phone-tasks');
    const callBacks = refetch(300, 'call-backs');
    const surveyCalls = refetch(300, 'survey-calls');
    const unsealings = refetch(300, 'unsealings');
    const extensions = refetch(300, 'extensions');
    const returns = refetch(300, 'returns');
    const arbitrations = refetch(300, 'arbitrations');
    const dispositions = refetch(300, 'dispositions');
    const visits = refetch(300, 'visits');
    const accidents = refetch(0, 'accidents');
    const keptRoutes = refetch(300, 'kept-routes');
    const samples = refetch(300, 'samples');
    const samplings = refetch(300, 'samplings');
    const works = debounced(300, () => {
      for (const key of OF_WORKS) void client.invalidateQueries({ queryKey: [key] });
    });
    const reviews = refetch(300, 'reviews');
    const calls = refetch(300, 'calls');
    const callerPolicies = refetch(300, 'caller-policies');
    const letters = refetch(2_000, 'letters');
    const oneLetter = refetch(400, 'letter');
    const outgoing = refetch(400, 'messages');
    const surgeGroups = refetch(2_000, 'surge-groups');
    const day = refetch(5_000, 'day');
    const calendar = debounced(300, () => {
      for (const key of OF_CALENDAR) void client.invalidateQueries({ queryKey: [key] });
    });
    const bookings = debounced(400, () => {
      for (const key of OF_BOOKINGS) void client.invalidateQueries({ queryKey: [key] });
    });
    const surges = debounced(0, () => {
      for (const key of OF_SURGES) void client.invalidateQueries({ queryKey: [key] });
    });
    /** Due times of any case may be others now, and of which it is not told one by one. */
    const dueTimes = debounced(300 + Math.random() * AT_ONCE_WITHIN, () => {
      void client.invalidateQueries({
        predicate: ({ queryKey: [key] }) => ![...LISTS, ...NEVER_LIVE, ...RECORDED].includes(String(key)),
      });
      if (renewRows(client)) missedTooMuch.set(missedTooMuch.get() + 1);
    });
    const changedCases = new Set<string>();
    const openPages = debounced(250, () => {
      for (const number of changedCases) void client.invalidateQueries({ queryKey: ['case', number] });
      changedCases.clear();
    });

    return connect({
      hello: ({ reload, position }, isFirst) => {
        // What could not be had while nobody answered.
        void client.refetchQueries({ type: 'active', predicate: ({ state }) => state.status === 'error' });
        // The session may have ended, or be somebody else's, since the last greeting.
        if (!isFirst) void client.invalidateQueries({ queryKey: ['session'] });
        // What was read before the socket stood may miss a moment; a later greeting replays it instead.
        if (!reload && !isFirst) return;
        const isBehind = (key: string, data: unknown) =>
          !NEVER_LIVE.includes(key) && positionOf(data) < position && !(reload && LISTS.includes(key));
        void client.invalidateQueries({
          predicate: ({ queryKey, state }) => isBehind(String(queryKey[0]), state.data),
        });
        if (reload) missedTooMuch.set(missedTooMuch.get() + 1);
      },
      log: message => {
        if (message.case) {
          mergeCase(client, message.case);
          changedCases.add(message.case.number);
          openPages();
        }
        counters();
        day();
        if (message.kind.startsWith('phone-task.')) phoneTasks();
        if (message.kind.startsWith('call-back.')) callBacks();
        if (/^survey(-call)?\./.test(message.kind)) surveyCalls();
        if (message.kind.startsWith('unsealing.')) unsealings();
        if (message.kind.startsWith('call.')) calls();
        if (message.kind.startsWith('caller-policy.')) callerPolicies();
        if (message.kind.startsWith('extension.')) extensions();
        if (message.kind.startsWith('return.')) returns();
        if (message.kind.startsWith('arbitration.')) arbitrations();
        if (message.kind.startsWith('disposition.')) dispositions();
        if (/^(visit|follow-up)\./.test(message.kind)) visits();
        if (CHANGES_WORKS.test(message.kind)) works();
        if (/^(accident|phone-task)\./.test(message.kind)) accidents();
        if (message.kind.startsWith('review.')) reviews();
        if (message.kind.startsWith('route.')) keptRoutes();
        if (message.kind.startsWith('sample.')) {
          samples();
          samplings();
        }
        // Whether a letter can be answered hangs on its cases.
        if (message.case || message.kind.startsWith('letter.')) letters();
        if (message.case) surgeGroups();
        if (message.case || OF_LETTERS.test(message.kind)) oneLetter();
        if (message.kind.startsWith('message.') || message.kind === 'letter.answered') outgoing();
        if (message.kind === 'recalculation.finished') dueTimes();
        if (message.kind === 'city.loaded') void client.invalidateQueries({ queryKey: ['city'] });
        if (CHANGES_CALENDAR.includes(message.kind)) calendar();
        if (CHANGES_LIMITS.includes(message.kind)) surges();
        if (CHANGES_BOOKINGS.test(message.kind)) bookings();
        for (const hear of hearers) hear(message);
      },
      refused: () => void client.invalidateQueries({ queryKey: ['session'] }),
    });
  }, [client, id]);
}
