import { useEffect, useRef } from 'react';
import { say } from '../live/announce.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { type Closure, isAtWork } from './queries.js';

/** Says what came of a recalculation that was seen at work. */
export function useSayFinished(items: Closure[] | undefined): void {
  const text = useWords().calendar.closures;
  const language = useLanguage();
  const atWork = useRef(new Set<string>());
  useEffect(() => {
    for (const closure of items ?? []) {
      const { id, date, recalculation } = closure;
      if (isAtWork(closure)) atWork.current.add(id);
      else if (atWork.current.delete(id) && recalculation)
        say(
          'result',
          text.finishedSaid(calendarDayWords(date, language), recalculation.changed, recalculation.cured),
        );
    }
  }, [items, text, language]);
}
