import { useNow } from '../live/server-time.js';
import { useWords } from '../words/use-words.js';

/** For how long already, to the second. It is there to be looked at, and told by nobody. */
export function CallTimer({ since }: { since: string }) {
  const { seconds } = useWords().calls;
  const passed = Math.max(0, Math.floor((useNow(true) - Date.parse(since)) / 1000));
  return (
    <span role="timer" aria-live="off" className="tabular">
      {seconds(passed)}
    </span>
  );
}
