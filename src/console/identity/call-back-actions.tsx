import { useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { sessionQuery } from '../api/queries.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Radios } from '../shell/controls/radios.js';
import { TextField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';
import { Callee } from './callee.js';
import { PasswordToTell } from './password-to-tell.js';
import type { CallBack } from './queries.js';
import { usePost } from './use-post.js';

const RENEWS = ['call-backs', 'case'] as const;
const CALLS = ['no_answer', 'busy', 'wrong_number', 'call_later'] as const;
const ENDS = ['not_reached', 'not_needed'] as const;
type Result = (typeof CALLS)[number] | (typeof ENDS)[number];
const isEnd = (result: Result): boolean => (ENDS as readonly string[]).includes(result);

/** Take it, see whom to call, say what came of it. */
export function CallBackActions({ task }: { task: CallBack }) {
  const { identity } = useWords();
  const text = identity.callBacks;
  const me = useQuery(sessionQuery).data;
  const [isOpen, setOpen] = useState(false);
  const { send, isWorking, problem } = usePost(RENEWS);
  const { number } = task.case;
  const { version } = task;
  const of = `/call-backs/${task.id}`;
  const act = (action: string) => void send(`${of}/actions/${action}`, { version }, text.saved(number));
  const record = useCallback(
    async (result: Result, note: string) => {
      const said = isEnd(result)
        ? await send(`${of}/actions/close`, { version, result }, text.saved(number))
        : await send(`${of}/attempts`, { version, result, ...(note && { note }) }, text.saved(number));
      if (said) setOpen(false);
    },
    [send, of, version, text, number],
  );

  return (
    <div className="order-actions">
      {task.takenBy === null && (
        <Button
          look="primary"
          isWorking={isWorking}
          onPress={() => act('take')}
          aria-label={`${text.take} ${number}`}
        >
          {text.take}
        </Button>
      )}
      {task.isMine && (
        <>
          <Callee number={number} />
          {task.purpose === 'tell_conversion' && <PasswordToTell number={number} />}
          <Button
            look="primary"
            isWorking={isWorking}
            onPress={() => void send(`${of}/attempts`, { version, result: 'reached' }, text.saved(number))}
            aria-label={`${text.reached} ${number}`}
          >
            {text.reached}
          </Button>
          <Button asks onPress={() => setOpen(true)} aria-label={`${text.other} ${number}`}>
            {text.other}
          </Button>
        </>
      )}
      {(task.isMine || (task.takenBy !== null && me?.role === 'supervisor')) && (
        <Button onPress={() => act('give-back')} aria-label={`${text.giveBack} ${number}`}>
          {text.giveBack}
        </Button>
      )}
      {problem && !isOpen && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <Dialog title={`${text.dialog} ${number}`} isOpen={isOpen} onClose={() => setOpen(false)}>
        <ResultForm
          onRecord={record}
          problem={problem}
          isWorking={isWorking}
          onClose={() => setOpen(false)}
        />
      </Dialog>
    </div>
  );
}

interface FormProps {
  onRecord: (result: Result, note: string) => Promise<void>;
  onClose: () => void;
  problem: string | null;
  isWorking: boolean;
}

function ResultForm({ onRecord, onClose, problem, isWorking }: FormProps) {
  const words = useWords();
  const text = words.identity.callBacks;
  const [result, setResult] = useState<Result>('no_answer');
  const [note, setNote] = useState('');
  const submit = useCallback(() => void onRecord(result, note.trim()), [onRecord, result, note]);
  useShortcut('record', submit);
  return (
    <>
      <Radios
        name="result"
        label={text.result}
        options={[...CALLS, ...ENDS].map(id => ({ id, label: text.results[id] }))}
        value={result}
        onChange={setResult}
      />
      {!isEnd(result) && (
        <TextField name="note" label={text.note} value={note} onChange={setNote} lines={2} wide />
      )}
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-actions">
        <Button look="primary" isWorking={isWorking} onPress={submit}>
          {text.submit}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </>
  );
}
