import { Button } from '../shell/controls/button.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';

interface Props {
  problem: string | null;
  isWorking: boolean;
  submit: string;
  onSubmit: () => void;
  onClose: () => void;
  look?: 'primary' | 'danger';
  /** The problem says why. */
  isDisabled?: boolean;
}

/** How a dialog with a draft ends: what went wrong, and the two ways out. */
export function DialogEnd(props: Props) {
  const { problem, isWorking, submit, onSubmit, onClose, look = 'primary', isDisabled = false } = props;
  const words = useWords();
  useShortcut('record', onSubmit);
  return (
    <>
      <p className="form-problem" role="alert">
        {problem}
      </p>
      <div className="dialog-actions">
        <Button look={look} isWorking={isWorking} isDisabled={isDisabled} onPress={onSubmit}>
          {submit}
        </Button>
        <Button onPress={onClose}>{words.states.close}</Button>
      </div>
    </>
  );
}
