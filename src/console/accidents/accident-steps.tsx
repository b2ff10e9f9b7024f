import { useState } from 'react';
import type { components } from '../api/schema.js';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { DateTime } from '../shell/date-time.js';
import { useNames, useWords } from '../words/use-words.js';
import type { Accident } from './accident-queries.js';

type Texts = components['schemas']['AccidentTextsDto'];

/** What was done, one after the other. What was typed is shown to who asks for it, and that is recorded. */
export function AccidentSteps({ accident, nothing }: { accident: Accident; nothing: string }) {
  const text = useWords().accidents;
  const { name } = useNames();
  const [typed, setTyped] = useState<Texts['items'] | null>(null);
  const { send, isWorking, problem } = usePost([]);
  const { id, steps, may, case: of } = accident;
  if (steps.length === 0) return null;
  return (
    <div className="accident-steps">
      <ol aria-label={`${text.steps} ${of.number}`}>
        {steps.map(step => (
          <li key={step.id}>
            <b>{text.stepKinds[step.kind]}</b> <DateTime at={step.at} />{' '}
            {[name(step.way), step.agency ? name(step.agency) : text.centre, step.by]
              .filter(Boolean)
              .join('・')}
            {typed && (
              <p className="accident-typed">{typed.find(one => one.id === step.id)?.text ?? nothing}</p>
            )}
          </li>
        ))}
      </ol>
      {may.includes('read-texts') && typed === null && (
        <Button
          isWorking={isWorking}
          aria-label={`${text.read} ${of.number}`}
          onPress={() => void send<Texts>(`/accidents/${id}/texts`, {}, null, ({ items }) => setTyped(items))}
        >
          {text.read}
        </Button>
      )}
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
