import { type ReactNode, useState } from 'react';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';

interface Props {
  title: string;
  /** What it does, and whom it tells. */
  tells: string;
  label: string;
  submit: string;
  isDanger?: boolean;
  isWorking: boolean;
  problem: string | null;
  onSubmit: (reason: string) => void;
  onClose: () => void;
  children?: ReactNode;
}

/** Something that needs its reason. */
export function ReasonDialog(props: Props) {
  return (
    <Dialog title={props.title} isOpen onClose={props.onClose}>
      <Form {...props} />
    </Dialog>
  );
}

function Form({ tells, label, submit, isDanger, isWorking, problem, onSubmit, onClose, children }: Props) {
  const words = useWords();
  const [reason, setReason] = useState('');
  const [isMissing, setMissing] = useState(false);
  const send = () => {
    setMissing(!reason.trim());
    if (reason.trim()) onSubmit(reason.trim());
    else focusField(['reason']);
  };
  useShortcut('record', send);
  return (
    <div className="form">
      <p className="tells">{tells}</p>
      {children}
      <TextField
        name="reason"
        label={label}
        value={reason}
        onChange={setReason}
        error={isMissing ? words.privacy.retention.need : null}
        lines={3}
        isRequired
        wide
      />
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-actions">
        <Button look={isDanger ? 'danger' : 'primary'} isWorking={isWorking} onPress={send}>
          {submit}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </div>
  );
}
