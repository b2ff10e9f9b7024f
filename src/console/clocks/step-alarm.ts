import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { Escalation, LogMessage, Me } from '../api/types.js';
import { isWarning, stepWords } from '../case/step-words.js';
import { say } from '../live/announce.js';
import { useLog } from '../live/use-live.js';
import { useWords } from '../words/use-words.js';
import { newsQuery } from './escalation-queries.js';

type Step = NonNullable<LogMessage['step']>;

/** Whom a step can concern, by what they are; whether it does concern this very person, the list of what they were told says. */
function mayConcern({ role }: Me, { tells, agency }: Step): boolean {
  const tellsOneOf = (...who: Step['tells']) => tells.some(one => who.includes(one));
  switch (role) {
    case 'officer':
      return tellsOneOf('officer');
    case 'agency_chief':
      return tellsOneOf('officer', 'chief', 'head');
    case 'supervisor':
    case 'petition_clerk':
      return tellsOneOf('centre') || agency === null;
    case 'commission':
      return tellsOneOf('commission');
    default:
      return false;
  }
}

/** A clock that has stopped or moved chases nobody any more. */
const SETTLES = [
  'clock.stopped',
  'clock.resumed',
  'clock.recomputed',
  'workorder.acknowledged',
  'recalculation.finished',
];

/** Many come at once, when a day ends: they are asked for once, and said in one sentence. */
const PAUSE = 500;

/** Keeps what I was told of up to date, and says what is new: a reminder in a pause, what is due or late at once. */
export function useStepAlarm(me: Me): void {
  const words = useWords();
  const client = useQueryClient();
  const isTold = me.rights.includes('escalation.read');
  const steps = useRef<{ number: string; step: Step }[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const tell = useMemo(() => teller(words), [words]);
  const look = useCallback(async () => {
    timer.current = undefined;
    const heard = steps.current.splice(0);
    void client.invalidateQueries({
      predicate: ({ queryKey: [key, list] }) => key === 'escalations' && list !== 'news',
    });
    const { items } = await client.fetchQuery(newsQuery);
    const mine = heard.flatMap(({ number, step }) =>
      items
        .filter(one => one.number === number && one.clock === step.clock && one.step === step.code)
        .slice(0, 1),
    );
    tell(mine);
  }, [client, tell]);

  useLog(
    useCallback(
      ({ kind, case: card, step }: LogMessage) => {
        if (!isTold) return;
        const isHeard = card && step && mayConcern(me, step);
        if (isHeard) steps.current.push({ number: card.number, step });
        // Unanswered, it is asked for again with the next message or greeting.
        if (isHeard || SETTLES.includes(kind))
          timer.current ??= setTimeout(() => look().catch(() => undefined), PAUSE);
      },
      [isTold, me, look],
    ),
  );
  useEffect(() => () => clearTimeout(timer.current), []);
}

function teller(words: ReturnType<typeof useWords>) {
  const text = words.clocks.escalations;
  const sayAll = (kind: 'warned' | 'overdue', items: Escalation[]) => {
    const [first] = items;
    if (!first) return;
    const { number, clock, step } = first;
    // One after the other they would not be heard.
    const one = text.say(number, words.domain.clock[clock], stepWords(step, words));
    say(kind, items.length === 1 ? one : text.sayMany(items.length));
  };
  return (items: Escalation[]) => {
    const isEarly = ({ step }: Escalation) => isWarning(step);
    sayAll('warned', items.filter(isEarly));
    sayAll(
      'overdue',
      items.filter(one => !isEarly(one)),
    );
  };
}
