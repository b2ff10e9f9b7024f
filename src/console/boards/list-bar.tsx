import { Button } from '../shell/controls/button.js';
import { useWords } from '../words/use-words.js';

interface Props {
  shown: number;
  total: number | undefined;
  pending: { count: number; isStale: boolean; show: () => void };
  words: (count: number) => string;
}

/** How many there are, and how many wait. Always of the same height, so that the table below stays where it is. */
export function ListBar({ shown, total, pending, words: pendingWords }: Props) {
  const words = useWords();
  const hasNews = pending.count > 0 || pending.isStale;
  return (
    <div className="list-bar">
      <span className="muted tabular">{total !== undefined && words.states.shown(shown, total)}</span>
      {hasNews && (
        <Button look="primary" onPress={pending.show}>
          {pending.count > 0 ? pendingWords(pending.count) : words.boards.stale}
        </Button>
      )}
    </div>
  );
}
