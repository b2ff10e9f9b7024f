import { useCallback, useState } from 'react';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';

const REASON = 'decision-reason';

interface Props {
  tells: string;
  label: string;
  isNeeded: boolean;
  submitWords: string;
  problem: string | null;
  isWorking: boolean;
  onSubmit: (reason: string) => Promise<void>;
  onClose: () => void;
}

/** What follows from the decision, and what is said with it. */
export function DecisionForm(props: Props) {
  const { tells, label, isNeeded, submitWords, problem, isWorking, onSubmit, onClose } = props;
  const { states } = useWords();
  const [reason, setReason] = useState('');
  const [isWrong, setWrong] = useState(false);
  const submit = useCallback(() => {
    const given = reason.trim();
    const isMissing = isNeeded && given === '';
    setWrong(isMissing);
    if (!isMissing) return void onSubmit(given);
    say('wrong', states.wrongFields(1));
    focusField([REASON]);
  }, [reason, isNeeded, onSubmit, states]);
  useShortcut('record', submit);
  return (
    <>
      <p className="tells">{tells}</p>
      <TextField
        name={REASON}
        label={label}
        isRequired={isNeeded}
        error={isWrong ? states.decision.whyNeed : null}
        value={reason}
        onChange={value => {
          setWrong(false);
          setReason(value);
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
          {submitWords}
        </Button>
        <Button onPress={onClose}>{states.cancel}</Button>
      </div>
    </>
  );
}
