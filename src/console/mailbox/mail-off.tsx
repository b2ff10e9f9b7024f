import { Icon } from '../shell/icons.js';
import { useWords } from '../words/use-words.js';

/** Nothing leaves, and nobody is told of it by the mails themselves. */
export function MailOff({ isOff }: { isOff: boolean }) {
  const { messages: text } = useWords().mailbox;
  if (!isOff) return null;
  return (
    <p className="mail-off">
      <Icon name="alarm" />
      <span>
        <b>{text.off}</b> {text.offHint}
      </span>
    </p>
  );
}
