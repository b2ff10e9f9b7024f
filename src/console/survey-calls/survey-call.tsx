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
import { dayWords, type Language } from '../words/dates.js';
import { useWords, wordsIn } from '../words/use-words.js';
import { Attempts } from './attempts.js';
import type { SurveyCall, SurveyCalls } from './survey-call-queries.js';

const RENEWS = ['survey-calls', 'case'] as const;
const UNANSWERED = ['no_answer', 'busy', 'call_later', 'refused', 'wrong_number'] as const;
type Unanswered = (typeof UNANSWERED)[number];

/** The citizen's, as far as there are words in it. */
const tongueOf = (language: string): Language => (language.startsWith('en') ? 'en' : 'zh-TW');

/** One call: whom, what to say and to ask in their language, and what came of it. Ctrl+Enter records the answers. */
export function SurveyCallView({ call, calls }: { call: SurveyCall; calls: SurveyCalls }) {
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
    } finally {
      for (const key of RENEWS) void client.invalidateQueries({ queryKey: [key] });
    }
  };
  return (
    <div className="survey-call" ref={view}>
      <section aria-labelledby="survey-call">
        <h2 id="survey-call">{text.heading(number)}</h2>
        <h3>{text.whom}</h3>
        <Callee number={number} reason={text.title} />
        <h3>{text.script}</h3>
        <Script call={call} tongue={tongue} />
        <div lang={tongue}>
          <SurveyForm reasons={calls.reasons} send={keep} language={tongue} submit={text.submit} />
        </div>
        <h3>{text.spoken.thanksTitle}</h3>
        <blockquote className="script" lang={tongue}>
          <p>{wordsIn(tongue).surveyCalls.spoken.thanks}</p>
        </blockquote>
      </section>
      <section aria-labelledby="survey-call-aside">
        <h2 id="survey-call-aside">{text.aside}</h2>
        <Attempts call={call} />
        <NoAnswers
          isWorking={isWorking}
          onRecord={result =>
            void send(
              `/survey-calls/${call.id}/attempts`,
              { version: call.version, result },
              text.saved(number),
            )
          }
        />
        <Button
          onPress={() =>
            void send(
              `/survey-calls/${call.id}/actions/give-back`,
              { version: call.version },
              text.saved(number),
            )
          }
        >
          {text.giveBack}
        </Button>
        <p className="form-problem" role="alert">
          {problem}
        </p>
      </section>
    </div>
  );
}

/** Word by word, and nothing of what they wrote: whoever picks up may be somebody else. */
function Script({ call, tongue }: { call: SurveyCall; tongue: Language }) {
  const { spoken } = wordsIn(tongue).surveyCalls;
  const { number, category, receivedAt } = call.case;
  const item = tongue === 'en' ? category.nameEn || category.name : category.name;
  return (
    <blockquote className="script" lang={tongue}>
      <p>{spoken.greeting}</p>
      <p>{spoken.about(number, item, dayWords(receivedAt, tongue))}</p>
      <p>{spoken.voluntary}</p>
      <p>{spoken.may}</p>
    </blockquote>
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
