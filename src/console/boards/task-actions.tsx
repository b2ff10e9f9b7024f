import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { api, isProblem } from '../api/client.js';
import type { AttemptResult, PhoneTask } from '../api/types.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Radios } from '../shell/controls/radios.js';
import { TextField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';

const NOT_REACHED = ['no_answer', 'busy', 'wrong_number'] as const;

/** What came of the call: reached in one press, anything else with a note. */
export function TaskActions({ task }: { task: PhoneTask }) {
  const words = useWords();
  const { name } = useNames();
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  const record = useCallback(
    async (result: AttemptResult, note?: string) => {
      setWorking(true);
      setProblem(null);
      try {
        await api.post(`/phone-tasks/${task.id}/attempts`, {
          version: task.version,
          result,
          ...(note && { note }),
        });
        say('result', words.boards.tasks.saved(name(task.agency)));
        setOpen(false);
      } catch (error) {
        setProblem(isProblem(error, 'STALE_VERSION') ? words.case.overtaken : problemWords(error, words));
      } finally {
        setWorking(false);
        void client.invalidateQueries({ queryKey: ['phone-tasks'] });
        void client.invalidateQueries({ queryKey: ['counters'] });
      }
    },
    [task, words, name, client],
  );

  return (
    <div className="order-actions">
      <Button
        look="primary"
        isWorking={isWorking}
        onPress={() => void record('reached')}
        aria-label={`${words.boards.tasks.reached} ${name(task.agency)}`}
      >
        {words.boards.tasks.reached}
      </Button>
      <Button
        asks
        onPress={() => setOpen(true)}
        aria-label={`${words.boards.tasks.other} ${name(task.agency)}`}
      >
        {words.boards.tasks.other}
      </Button>
      {problem && !isOpen && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <Dialog title={words.boards.tasks.dialog} isOpen={isOpen} onClose={() => setOpen(false)}>
        <AttemptForm
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
  onRecord: (result: AttemptResult, note: string) => Promise<void>;
  onClose: () => void;
  problem: string | null;
  isWorking: boolean;
}

function AttemptForm({ onRecord, onClose, problem, isWorking }: FormProps) {
  const words = useWords();
  const [result, setResult] = useState<AttemptResult>('no_answer');
  const [note, setNote] = useState('');
  const submit = useCallback(() => void onRecord(result, note.trim()), [onRecord, result, note]);
  useShortcut('record', submit);
  return (
    <>
      <Radios
        name="result"
        label={words.boards.tasks.result}
        options={NOT_REACHED.map(id => ({ id, label: words.domain.attempt[id] }))}
        value={result}
        onChange={setResult}
      />
      <TextField name="note" label={words.boards.tasks.note} value={note} onChange={setNote} lines={2} wide />
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-actions">
        <Button look="primary" isWorking={isWorking} onPress={submit}>
          {words.boards.tasks.submit}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </>
  );
}
