import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { patchRow } from '../clocks/patch-row.js';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Radios } from '../shell/controls/radios.js';
import { TextField } from '../shell/controls/text-field.js';
import { useDraft } from '../visits/use-draft.js';
import { useNames, useWords } from '../words/use-words.js';
import { type FormItem, RENEWS, type Sample } from './sampling-queries.js';

interface FormProps {
  one: Sample;
  form: FormItem[];
}
interface Props extends FormProps {
  /** Somebody else was quicker; what is being typed stays. */
  hasLeft: boolean;
}

/** Every item of the form, what was seen, and the two ways out. */
export function JudgeSample({ one, form, hasLeft }: Props) {
  const { sampling: text } = useWords();
  const [isOpen, setOpen] = useState(false);
  if (!one.mayJudge) return null;
  const title = text.judgeOf(one.case.number);
  return (
    <div className="order-actions">
      {!hasLeft && (
        <Button asks look="primary" onPress={() => setOpen(true)} aria-label={title}>
          {text.judge}
        </Button>
      )}
      <Dialog title={title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <JudgeForm one={one} form={form} onClose={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

function JudgeForm({ one, form, onClose }: FormProps & { onClose: () => void }) {
  const words = useWords();
  const text = words.sampling;
  const { name } = useNames();
  const client = useQueryClient();
  const { draft, wrong, change, check, forget } = useDraft<Record<string, string>>(`sample ${one.id}`, {});
  const { send, isWorking, problem } = usePost(RENEWS);
  const { number } = one.case;
  const opinion = draft.opinion?.trim() ?? '';

  const judge = async (verdict: 'accept' | 'reject') => {
    const isRight = check([
      ...form.map(({ code }) => !draft[`item-${code}`] && `item-${code}`),
      !opinion && 'opinion',
    ]);
    if (isWorking || !isRight) return;
    const answers = form.map(({ code }) => ({ code, ok: draft[`item-${code}`] === 'yes' }));
    const done = verdict === 'accept' ? text.accepted(number) : text.rejected(number);
    const body = { version: one.version, answers, opinion };
    const hear = (answer: Sample) => patchRow(client, 'samples', answer);
    if (!(await send(`/samples/${one.id}/actions/${verdict}`, body, done, hear))) return;
    forget();
    onClose();
  };

  return (
    <>
      <p className="tells">{text.judgeTells}</p>
      <div className="form">
        {form.map(item => {
          const field = `item-${item.code}`;
          return (
            <Radios
              key={field}
              name={field}
              label={name(item)}
              wide
              isRequired
              error={wrong.includes(field) ? text.need.answers : null}
              options={[
                { id: 'yes', label: text.yes },
                { id: 'no', label: text.no },
              ]}
              value={draft[field] ?? null}
              onChange={value => change({ [field]: value })}
            />
          );
        })}
        <TextField
          name="opinion"
          label={text.opinion}
          isRequired
          wide
          lines={3}
          error={wrong.includes('opinion') ? text.need.opinion : null}
          value={draft.opinion ?? ''}
          onChange={value => change({ opinion: value })}
        />
      </div>
      <p className="form-problem" role="alert">
        {problem}
      </p>
      <div className="dialog-actions">
        <Button look="primary" isWorking={isWorking} onPress={() => void judge('accept')}>
          {text.accept}
        </Button>
        <Button look="danger" isWorking={isWorking} onPress={() => void judge('reject')}>
          {text.reject}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </>
  );
}
