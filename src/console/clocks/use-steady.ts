import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { say } from '../live/announce.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useShownByKey } from '../shell/use-shown-by-key.js';

interface Row {
  id: string;
}

interface Rules<T extends Row> {
  /** Changes when another list is shown. */
  list: string;
  /** As the server has it now, the newest first; undefined: not known yet. */
  fresh: T[] | undefined;
  /** How many have come. Left out: somebody else says it. */
  words?: (count: number) => string;
}

/**
 * A list that is kept up to date and never moves under the reader: rows change where they stand, what has left the list
 * stays in its place until the list is shown anew, and what is new waits to be shown. An empty list has nothing to move.
 */
export function useSteady<T extends Row>({ list, fresh, words }: Rules<T>) {
  const [kept, setKept] = useState<{ list: string; rows: T[] }>({ list, rows: [] });
  const before = kept.list === list ? kept.rows : [];

  const { rows, waiting } = useMemo(() => {
    if (!fresh) return { rows: before, waiting: 0 };
    if (before.length === 0) return { rows: fresh, waiting: 0 };
    const now = new Map(fresh.map(row => [row.id, row]));
    const ids = new Set(before.map(({ id }) => id));
    const last = before.findLastIndex(({ id }) => now.has(id));
    const end = last === -1 ? fresh.length : fresh.findIndex(({ id }) => id === before[last]?.id) + 1;
    const older = fresh.slice(end).filter(({ id }) => !ids.has(id));
    const added = fresh.length - older.length - before.filter(({ id }) => now.has(id)).length;
    return { rows: [...before.map(row => now.get(row.id) ?? row), ...older], waiting: added };
  }, [before, fresh]);

  useEffect(() => {
    if (fresh) setKept(old => (old.list === list && same(old.rows, rows) ? old : { list, rows }));
  }, [fresh, list, rows]);

  const here = useMemo(() => new Set(fresh?.map(({ id }) => id)), [fresh]);
  const hasLeft = useCallback((row: T) => fresh !== undefined && !here.has(row.id), [fresh, here]);
  const show = useCallback(() => setKept({ list, rows: fresh ?? [] }), [list, fresh]);
  useShortcut('showNew', waiting > 0 ? show : null);

  const spoken = useRef(0);
  const shownByKey = useShownByKey();
  useEffect(() => {
    if (words && waiting > spoken.current) say('changed', shownByKey(words(waiting)));
    spoken.current = waiting;
  }, [waiting, words, shownByKey]);

  return { rows, hasLeft, pending: { count: waiting, isStale: false, show } };
}

const same = <T>(a: T[], b: T[]): boolean => a.length === b.length && a.every((row, i) => row === b[i]);
