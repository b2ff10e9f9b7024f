import { useCallback, useEffect, useRef, useState } from 'react';
import type { LogMessage } from '../api/types.js';
import { say } from '../live/announce.js';
import { useStore } from '../live/store.js';
import { missedTooMuch, useLog } from '../live/use-live.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useShownByKey } from '../shell/use-shown-by-key.js';

interface Rules {
  /** Changes when another list is shown. */
  list: string;
  /** The id of a row that this message would add; `gone` when it takes a waiting one away again. */
  adds: (message: LogMessage) => { id: string; gone: boolean } | null;
  isEmpty: boolean;
  refetch: () => unknown;
  words: (count: number) => string;
}

const PAUSE = 1_500;

/** Rows that wait to be shown, so that nothing moves under the reader. An empty list has nothing to move. */
export function usePending({ list, adds, isEmpty, refetch, words }: Rules) {
  const [waiting, setWaiting] = useState<ReadonlySet<string>>(new Set());
  const missed = useStore(missedTooMuch);
  const [missedBefore, setMissedBefore] = useState(missed);
  const isStale = missed !== missedBefore;

  useLog(
    useCallback(
      (message: LogMessage) => {
        const row = adds(message);
        if (!row) return;
        setWaiting(before => {
          if (before.has(row.id) === !row.gone) return before;
          const after = new Set(before);
          if (row.gone) after.delete(row.id);
          else after.add(row.id);
          return after;
        });
      },
      [adds],
    ),
  );

  const show = useCallback(() => {
    setWaiting(new Set());
    setMissedBefore(missedTooMuch.get());
    void refetch();
  }, [refetch]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list starts with nothing waiting
  useEffect(() => setWaiting(new Set()), [list]);

  const count = waiting.size;
  useEffect(() => {
    if (isEmpty && count > 0) show();
  }, [isEmpty, count, show]);

  // Many arrive at once in a storm: one sentence with the number, not one for each.
  const spoken = useRef(0);
  const shownByKey = useShownByKey();
  useEffect(() => {
    if (count > spoken.current) {
      const timer = setTimeout(() => {
        spoken.current = count;
        say('changed', shownByKey(words(count)));
      }, PAUSE);
      return () => clearTimeout(timer);
    }
    spoken.current = count;
  }, [count, words, shownByKey]);

  useShortcut('showNew', count > 0 || isStale ? show : null);
  return { count, isStale, show };
}
