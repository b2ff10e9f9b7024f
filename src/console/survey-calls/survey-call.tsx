import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api } from '../api/client.js';
import { Callee } from '../identity/callee.js';
import { usePost } from '../identity/use-post.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Radios } from '../shell/controls/radios.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { type Said, SurveyForm } from '../survey/survey-form.js';
import type { Language } from '../words/dates.js';
import { useWords, wordsIn } from '../words/use-words.js';
import { Attempts } from './attempts.js';
import { Script } from './script.js';
import type { SurveyCall, SurveyCalls } from './survey-call-queries.js';

const RENEWS = ['survey-calls', 'case'] as const;
const UNANSWERED = ['no_answer', 'busy', 'call_later', 'refused', 'wrong_number'] as const;
type Unanswered = (typeof UNANSWERED)[number];

/** The citizen's, as far as there are words in it. */
const tongueOf = (language: string): Language => (language.startsWith('en') ? 'en' : 'zh-TW');

interface Props {
  call: SurveyCall;
  calls: SurveyCalls;
  /** It has ended, or somebody else has it: what was filled in stays until they have seen that. */
  isOver: boolean;
  onLeave: () => void;
}

/** One call: whom, what to say and to ask in their language, and what came of it. Ctrl+Enter records the answers. */
export function SurveyCallView({ call, calls, isOver, onLeave }: Props) {
  const text = useWords().surveyCalls;
  const client = useQueryClient();
  const view = useRef<HTMLDivElement>(null);
  const tongue = tongueOf(call.language);
  const { number } = call.case;
  const { send, isWorking, problem } = usePost(RENEWS);
  // What was pressed to get here is gone: whoever works by keyboard or by ear begins at whom to call.
  useEffect(() => view.current?.querySelector<HTMLElement>('button')?.focus(), []);
  useShortcut('record', () => view.current?.querySelector('form')?.requestSubmit());

  const keep = async (said: Said) => {
    try {
      await api.post(`/survey-calls/${call.id}/answer`, { version: call.version, ...said });
      say('result', text.saved(number));
      onLeave();
    } finally {
      for (const key of RENEWS) void client.invalidateQueries({ queryKey: [key] });
    }
  };
  const end = async (path: string, body: object) => {
    const version = { version: call.version };
    if (await send(`/survey-calls/${call.id}/${path}`, { ...version, ...body }, text.saved(number)))
      onLeave();
  };
  return (
    <div className="survey-call" ref={view}>
      <section aria-labelledby="survey-call">
        <h2 id="survey-call">{text.heading(number)}</h2>
        {isOver && (
          <>
            <p className="form-problem" role="alert">
              {text.over(number)}
            </p>
            <Button onPress={onLeave}>{text.leave}</Button>
          </>
        )}
        <h3>{text.whom}</h3>
        <Callee number={number} reason={text.title} />
        <h3>{text.script}</h3>
        <Script call={call} tongue={tongue} />
        <SurveyForm reasons={calls.reasons} send={keep} language={tongue} submit={text.submit} />
        <h3>{text.spoken.thanksTitle}</h3>
        <blockquote className="script" lang={tongue}>
          <p>{wordsIn(tongue).surveyCalls.spoken.thanks}</p>
        </blockquote>
      </section>
      <section aria-labelledby="survey-call-aside">
        <h2 id="survey-call-aside">{text.aside}</h2>
        <Attempts call={call} />
        <NoAnswers isWorking={isWorking} onRecord={result => void end('attempts', { result })} />
        <Button onPress={() => void end('actions/give-back', {})}>{text.giveBack}</Button>
        <p className="form-problem" role="alert">
          {problem}
        </p>
      </section>
    </div>
  );
}

function NoAnswers({ isWorking, onRecord }: { isWorking: boolean; onRecord: (result: Unanswered) => void }) {
  const text = useWords().surveyCalls;
  const [result, setResult] = useState<Unanswered>('no_answer');
  return (
    <>
      <Radios
        name="result"
        label={text.result}
        hint={text.again}
        options={UNANSWERED.map(id => ({ id, label: text.results[id] }))}
        value={result}
        onChange={setResult}
        wide
      />
      <Button isWorking={isWorking} onPress={() => onRecord(result)}>
        {text.record}
      </Button>
    </>
  );
}
