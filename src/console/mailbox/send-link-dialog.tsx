import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';
import type { ActProps } from './letter-actions.js';
import { RENEWS } from './mailbox-queries.js';

/** The link was lost, or its time is over: another one, and the one before is void. */
export function SendLinkDialog({ letter, why, onClose }: ActProps) {
  const words = useWords();
  const { sendLink: text } = words.mailbox;
  const { send, isWorking, problem } = usePost(RENEWS);
  const submit = async () => {
    if (await send(`/letters/${letter.id}/actions/send-link`, { version: letter.version }, text.done))
      onClose();
  };
  useShortcut('record', why === null ? () => void submit() : null);
  return (
    <Dialog title={text.title} isOpen onClose={onClose}>
      <p className="tells">{text.tells}</p>
      <p className="form-problem" role="alert">
        {problem ?? why}
      </p>
      <div className="dialog-actions">
        <Button look="primary" isWorking={isWorking} isDisabled={why !== null} onPress={() => void submit()}>
          {text.submit}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </Dialog>
  );
}
