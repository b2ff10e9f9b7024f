import { Icon } from '../shell/icons.js';
import { Failed } from '../shell/states.js';
import { useWords } from '../words/use-words.js';

/** Whether somebody is on the line, and who, could not be read. The form below it works all the same. */
export function CallUnread({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { pop } = useWords().calls;
  return (
    <section className="call" aria-label={pop.title}>
      <p className="call-head">
        <Icon name="phone" />
        <b>{pop.unread}</b>
        <span>{pop.unreadHint}</span>
      </p>
      <Failed error={error} onRetry={onRetry} />
    </section>
  );
}
