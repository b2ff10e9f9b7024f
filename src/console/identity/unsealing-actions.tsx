import { useCallback, useState } from 'react';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';
import type { Unsealing } from './queries.js';
import { usePost } from './use-post.js';

const RENEWS = ['unsealings', 'case'] as const;

/** Approve in one press, refuse with a word, end what is in force. */
export function UnsealingActions({ one }: { one: Unsealing }) {
  const words = useWords();
  const text = words.identity.unsealings;
  const [isOpen, setOpen] = useState(false);
  const { send, isWorking, problem } = usePost(RENEWS);
  const of = `/unsealings/${one.id}/actions`;
  const { version } = one;
  const refuse = useCallback(
    async (note: string) => {
      if (await send(`${of}/refuse`, { version, note }, text.refused)) setOpen(false);
    },
    [send, of, version, text],
  );

  return (
    <div className="order-actions">
      {one.mayDecide && (
        <>
          <Button
            look="primary"
            isWorking={isWorking}
            onPress={() => void send(`${of}/approve`, { version }, text.approved)}
            aria-label={`${text.approve} ${one.case.number} ${one.askedBy.name}`}
          >
            {text.approve}
          </Button>
          <Button asks onPress={() => setOpen(true)} aria-label={`${text.refuse} ${one.case.number}`}>
            {text.refuse}
          </Button>
        </>
      )}
      {one.mayEnd && (one.isMine || one.state === 'approved') && (
        <Button
          isWorking={isWorking}
          onPress={() => void send(`${of}/end`, { version }, words.identity.ended)}
          aria-label={`${words.identity.end} ${one.case.number}`}
        >
          {words.identity.end}
        </Button>
      )}
      {problem && !isOpen && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <Dialog title={`${text.refuseTitle} ${one.case.number}`} isOpen={isOpen} onClose={() => setOpen(false)}>
        <RefuseForm
          onRefuse={refuse}
          problem={problem}
          isWorking={isWorking}
          onClose={() => setOpen(false)}
        />
      </Dialog>
    </div>
  );
}

interface FormProps {
  onRefuse: (note: string) => Promise<void>;
  onClose: () => void;
  problem: string | null;
  isWorking: boolean;
}

function RefuseForm({ onRefuse, onClose, problem, isWorking }: FormProps) {
  const words = useWords();
  const text = words.identity.unsealings;
  const [note, setNote] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = useCallback(() => {
    setWrong(note.trim() === '');
    if (note.trim() === '') focusField(['note']);
    else void onRefuse(note.trim());
  }, [note, onRefuse]);
  useShortcut('record', submit);
  return (
    <>
      <TextField
        name="note"
        label={text.note}
        isRequired
        error={isWrong ? text.noteNeed : null}
        value={note}
        onChange={setNote}
        lines={3}
        wide
      />
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-actions">
        <Button look="primary" isWorking={isWorking} onPress={submit}>
          {text.refuseTitle}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </>
  );
}
