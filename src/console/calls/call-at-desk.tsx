import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { type Draft, emptyDraft, isUntouched } from '../desk/draft.js';
import type { DraftOf } from '../desk/use-draft.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { Icon } from '../shell/icons.js';
import { useNames, useWords } from '../words/use-words.js';
import { type CurrentCall, currentCallQuery } from './call-queries.js';
import { CallTimer } from './call-timer.js';
import { HandOver } from './hand-over.js';
import { ProposeStep } from './propose-step.js';
import { Ready } from './ready.js';
import { Settle } from './settle.js';
import './calls.css';

/** The call at this desk: the one that is spoken, or one of the list that is still to be recorded. */
export const useCall = (id: string | null) => useQuery(currentCallQuery(id));

/** What is known of the call before anything is asked. */
const knownOf = ({ call, caller }: CurrentCall, languages: Record<string, string>): Partial<Draft> => {
  const [only, ...others] = caller?.citizens ?? [];
  const name = others.length === 0 ? (only?.name ?? '') : '';
  const language = caller?.language && caller.language in languages ? caller.language : '';
  return {
    channel: 'phone',
    phone: caller?.number ?? '',
    callReference: call?.reference ?? '',
    name,
    language,
  };
};

const isSame = (one: Draft, other: Draft): boolean => JSON.stringify(one) === JSON.stringify(other);

const draftIn = (text: string | null): Partial<Draft> | null => {
  try {
    return text === null ? null : (JSON.parse(text) as Partial<Draft>);
  } catch {
    return null;
  }
};

/** Who is on the line, how it stands, what a colleague said, and what can be done with the call itself. */
export function CallAtDesk({ of, current }: { of: DraftOf; current: CurrentCall }) {
  const words = useWords();
  const { pop, handOver } = words.calls;
  const { said } = useNames();
  const { draft, change } = of;
  const { call, caller, handedOver } = current;
  const isTaken = draft.callReference === call?.reference;
  const filled = useRef<string | null>(null);
  const known = useRef<Partial<Draft>>({});
  // Nothing but what the telephone system said: nobody has typed anything yet.
  const isBlank = isUntouched(draft) || isSame(draft, { ...emptyDraft, ...known.current });
  const typed = draftIn(handedOver?.draft ?? null);

  const fill = () => {
    change(knownOf(current, words.desk.languages));
    say('draft', pop.filled);
  };
  const takeOver = () => {
    change({ ...emptyDraft, ...typed, callReference: call?.reference ?? '' });
    say('draft', handOver.taken);
  };

  // A desk at which nothing was typed yet takes the call by itself, once.
  useEffect(() => {
    if (!call || filled.current === call.id || !isBlank) return;
    filled.current = call.id;
    known.current = knownOf(current, words.desk.languages);
    const given = draftIn(handedOver?.draft ?? null);
    change({ ...emptyDraft, ...(given ?? known.current), callReference: call.reference });
  }, [call, current, handedOver, isBlank, change, words]);

  if (!call) return null;
  const since = call.endedAt ?? call.answeredAt;
  const isWrappedUp = call.wrappedUpAt !== null;
  return (
    <section className="call" aria-label={pop.title} data-state={call.state}>
      <p className="call-head">
        <Icon name="phone" />
        <b className="tabular">{caller?.number ?? (call.withheld ? pop.withheld : pop.unknown)}</b>
        <span>{isWrappedUp ? words.calls.ready.over : pop.states[call.state]}</span>
        {since && !isWrappedUp && <CallTimer since={since} />}
        <span className="muted">
          {call.line && `${pop.line(call.line)} · `}
          {call.waitingSeconds !== null && pop.waited(call.waitingSeconds)}
        </span>
      </p>
      {caller?.step && (
        <p className="call-step">
          <Icon name="alarm" />
          <span>
            <b>{words.calls.policy.held(said({ 'zh-TW': caller.step.name, en: caller.step.nameEn }))}</b>{' '}
            {said(caller.step.advice)} {words.calls.policy.emergency}
          </span>
        </p>
      )}
      {handedOver && (
        <p className="call-note">
          <b>{handOver.from(handedOver.from)}</b> <DateTime at={handedOver.at} /> {handedOver.note}
        </p>
      )}
      <div className="call-actions">
        {!isTaken && <Button onPress={fill}>{pop.fill}</Button>}
        {!isTaken && typed && <Button onPress={takeOver}>{handOver.take}</Button>}
        <HandOver callId={call.id} draft={draft} onDone={of.clear} />
        <Settle call={call} onDone={() => isBlank && of.clear()} />
        {caller && <ProposeStep callId={call.id} />}
        {call.state === 'ended' && !isWrappedUp && <Ready callId={call.id} />}
      </div>
    </section>
  );
}
