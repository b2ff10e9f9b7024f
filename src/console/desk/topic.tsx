import { useId } from 'react';
import { useCity } from '../api/queries.js';
import { Check } from '../shell/controls/check.js';
import { useLanguage, useWords } from '../words/use-words.js';
import type { DraftOf } from './use-draft.js';
import type { Recording } from './use-record.js';

/** An inquiry's topic: one of the city's fields, or in the agent's own words. */
export function Topic({ of: { draft, change }, recording }: { of: DraftOf; recording: Recording }) {
  const words = useWords();
  const language = useLanguage();
  const topics = useCity()?.topics ?? [];
  const id = useId();
  const nameOf = (topic: { name: string; nameEn: string }) => (language === 'en' ? topic.nameEn : topic.name);
  const shown = topics.find(topic => topic.code === draft.topic);
  const error = recording.errorOf('topic');
  const type = (typed: string) => {
    recording.forget('topic');
    change({ topic: topics.find(topic => nameOf(topic) === typed.trim())?.code ?? typed });
  };
  return (
    <>
      <div className="field" data-field="topic" data-invalid={error ? 'true' : undefined}>
        <label className="field-label" htmlFor={id}>
          {words.desk.topic}
          <span className="field-need">{words.states.required}</span>
        </label>
        <input
          id={id}
          className="input"
          list={`${id}-list`}
          value={shown ? nameOf(shown) : draft.topic}
          onChange={event => type(event.target.value)}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-note`}
          autoComplete="off"
        />
        <datalist id={`${id}-list`}>
          {topics.map(topic => (
            <option key={topic.code} value={nameOf(topic)} />
          ))}
        </datalist>
        <span id={`${id}-note`} className={error ? 'field-error' : 'field-hint'}>
          {error ?? words.desk.topicHint}
        </span>
      </div>
      <Check
        name="answeredAtOnce"
        label={words.desk.answeredAtOnce}
        value={draft.answeredAtOnce}
        onChange={answeredAtOnce => change({ answeredAtOnce })}
      />
    </>
  );
}
