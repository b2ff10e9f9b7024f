import { useRef } from 'react';
import { Button } from '../shell/controls/button.js';
import { useNarrow } from '../shell/use-narrow.js';
import { useShownByKey } from '../shell/use-shown-by-key.js';
import { useWords } from '../words/use-words.js';

interface Props {
  shown: number;
  total: number | undefined;
  pending: { count: number; isStale: boolean; show: () => void };
  /** Said with the key; `touchWords` for a hand that has none. */
  words: (count: number) => string;
  touchWords: (count: number) => string;
}

/** How many there are, and how many wait. Always of the same height, so that the table below stays where it is. */
export function ListBar({ shown, total, pending, words: pendingWords, touchWords }: Props) {
  const words = useWords();
  const isNarrow = useNarrow();
  const shownByKey = useShownByKey();
  const hasNews = pending.count > 0 || pending.isStale;
  const { stale } = words.boards;
  const news = pending.count > 0 ? pendingWords(pending.count) : stale;
  const touchNews = pending.count > 0 ? touchWords(pending.count) : stale;
  const status = useRef<HTMLSpanElement>(null);
  // The button goes; the next thing from here is the first row.
  const show = () => {
    status.current?.focus();
    pending.show();
  };
  return (
    <div className="list-bar">
      <span ref={status} tabIndex={-1} className="muted tabular">
        {total !== undefined && words.states.shown(shown, total)}
      </span>
      {hasNews && (
        <Button look="primary" onPress={show}>
          {isNarrow ? touchNews : shownByKey(news)}
        </Button>
      )}
    </div>
  );
}
