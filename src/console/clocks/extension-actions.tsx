import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';
import type { Extension } from './extension-queries.js';
import { patchRow } from './patch-row.js';

const RENEWS = ['extensions', 'case'] as const;
const REASON = 'refusal-reason';

/** Approve in one press, refuse with a word, take back what was asked for. */
export function ExtensionActions({ one, number }: { one: Extension; number: string }) {
  const text = useWords().clocks.extension;
  const client = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const { send, isWorking, problem } = usePost(RENEWS);
  const { id, version } = one;
  const act = useCallback(
    (action: string, done: string, more: object = {}) =>
      send<Extension>(`/extensions/${id}/actions/${action}`, { version, ...more }, done, answer =>
        patchRow(client, 'extensions', answer),
      ),
    [send, id, version, client],
  );
  const refuse = useCallback(async () => {
    if (await act('refuse', text.refused(number), { reason: reason.trim() })) setOpen(false);
  }, [act, text, number, reason]);
  if (!one.mayDecide && !one.mayWithdraw) return null;

  return (
    <div className="order-actions">
      {one.mayDecide && (
        <>
          <Button
            look="primary"
            isWorking={isWorking}
            onPress={() => void act('approve', text.approved(number))}
            aria-label={`${text.approve} ${number} ${one.askedBy}`}
          >
            {text.approve}
          </Button>
          <Button onPress={() => setOpen(true)} aria-label={`${text.refuse} ${number}`}>
            {text.refuse}
          </Button>
        </>
      )}
      {one.mayWithdraw && (
        <Button
          isWorking={isWorking}
          onPress={() => void act('withdraw', text.withdrawn(number))}
          aria-label={`${text.withdraw} ${number}`}
        >
          {text.withdraw}
        </Button>
      )}
      {problem && !isOpen && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <Dialog title={text.refuseTitle(number)} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Refusal
          reason={reason}
          onReason={setReason}
          onRefuse={refuse}
          onClose={() => setOpen(false)}
          problem={problem}
          isWorking={isWorking}
        />
      </Dialog>
    </div>
  );
}

interface RefusalProps {
  reason: string;
  onReason: (reason: string) => void;
  onRefuse: () => Promise<void>;
  onClose: () => void;
  problem: string | null;
  isWorking: boolean;
}

function Refusal({ reason, onReason, onRefuse, onClose, problem, isWorking }: RefusalProps) {
  const words = useWords();
  const text = words.clocks.extension;
  const [isWrong, setWrong] = useState(false);
  const submit = useCallback(() => {
    const isEmpty = reason.trim() === '';
    setWrong(isEmpty);
    if (!isEmpty) return void onRefuse();
    say('wrong', words.states.wrongFields(1));
    focusField([REASON]);
  }, [reason, onRefuse, words]);
  useShortcut('record', submit);
  return (
    <>
      <p className="tells">{text.refuseTells}</p>
      <TextField
        name={REASON}
        label={text.note}
        isRequired
        error={isWrong ? text.noteNeed : null}
        value={reason}
        onChange={value => {
          setWrong(false);
          onReason(value);
        }}
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
          {text.refuseSubmit}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </>
  );
}
