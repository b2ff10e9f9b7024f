import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { useNow } from '../live/server-time.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Radios } from '../shell/controls/radios.js';
import { TextField } from '../shell/controls/text-field.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useDraft } from '../visits/use-draft.js';
import { parseTime, typedWhen, whenOf } from '../visits/when.js';
import { parseDay } from '../words/dates.js';
import { useNames, useWords } from '../words/use-words.js';
import { type Accident, type AccidentStep, accidentRulesQuery, RENEWS } from './accident-queries.js';
import { AtFields } from './at-fields.js';

const STEPS = ['attend', 'care', 'follow-up', 'close'] as const;

/** What this person can do about it now. */
export function AccidentActions({ accident }: { accident: Accident }) {
  const text = useWords().accidents;
  const [doing, setDoing] = useState<AccidentStep | null>(null);
  const possible = STEPS.filter(step => accident.may.includes(step));
  const { number } = accident.case;
  if (possible.length === 0) return null;
  return (
    <div className="order-actions">
      {possible.map((step, place) => (
        <Button
          key={step}
          asks
          look={place === 0 ? 'primary' : 'plain'}
          aria-label={`${text.acts[step]} ${number}`}
          onPress={() => setDoing(step)}
        >
          {text.acts[step]}
        </Button>
      ))}
      {doing && (
        <Dialog title={`${text.acts[doing]} ${number}`} isOpen onClose={() => setDoing(null)}>
          <StepForm key={doing} accident={accident} step={doing} onClose={() => setDoing(null)} />
        </Dialog>
      )}
    </div>
  );
}

interface Props {
  accident: Accident;
  step: AccidentStep;
  onClose: () => void;
}

function StepForm({ accident, step, onClose }: Props) {
  const { accidents: text } = useWords();
  const { name } = useNames();
  const { data: rules } = useQuery(accidentRulesQuery);
  const hasTime = step === 'attend' || step === 'care';
  const now = useNow();
  const empty = { ...typedWhen(new Date(now).toISOString()), way: '', result: '', text: '' };
  const { draft, wrong, change, check, forget } = useDraft(`${step} ${accident.id}`, empty);
  const { send, isWorking, problem } = usePost(RENEWS);
  const submit = async () => {
    const isRight = check([
      hasTime && parseDay(draft.date) === null && 'date',
      hasTime && parseTime(draft.time) === null && 'time',
      step === 'care' && !draft.way && 'way',
      step === 'close' && !draft.result && 'result',
      !draft.text.trim() && 'text',
    ]);
    if (isWorking || !isRight) return;
    const body = {
      ...{ version: accident.version, text: draft.text },
      ...(hasTime && { at: whenOf(draft) }),
      ...(step === 'care' && { way: draft.way }),
      ...(step === 'close' && { result: draft.result }),
    };
    if (!(await send(`/accidents/${accident.id}/actions/${step}`, body, text.done[step]))) return;
    forget();
    onClose();
  };
  const errorOf = (field: string, words: string) => (wrong.includes(field) ? words : null);
  return (
    <>
      <p className="tells">{text.tells[step]}</p>
      <div className="form">
        {hasTime && <AtFields draft={draft} wrong={wrong} change={change} />}
        {step === 'care' && (
          <Radios
            name="way"
            label={text.way}
            isRequired
            options={(rules?.ways ?? []).map(way => ({ id: way.code, label: name(way) }))}
            error={errorOf('way', text.needWay)}
            value={draft.way || null}
            onChange={way => change({ way })}
          />
        )}
        {step === 'close' && (
          <Radios
            name="result"
            label={text.result}
            isRequired
            options={(['settled', 'not_an_accident'] as const).map(id => ({ id, label: text.results[id] }))}
            error={errorOf('result', text.needResult)}
            value={draft.result || null}
            onChange={result => change({ result })}
          />
        )}
        <TextField
          name="text"
          label={text.text[step]}
          hint={text.textHint}
          isRequired
          lines={4}
          error={errorOf('text', text.needText)}
          value={draft.text}
          onChange={typed => change({ text: typed })}
        />
      </div>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.acts[step]}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </>
  );
}
