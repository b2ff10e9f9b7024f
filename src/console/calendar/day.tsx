import { calendarDayWords, fullDayWords, shortDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import type { CalendarDay, Run } from './queries.js';

/** 115/11/21（六）, or without the year where that is said already; with the whole day in the title. */
export function Day({ date, isShort = false }: { date: string; isShort?: boolean }) {
  const language = useLanguage();
  const words = isShort ? shortDayWords : calendarDayWords;
  return (
    <time className="tabular unbroken" dateTime={date} title={fullDayWords(date, language)}>
      {words(date, language)}
    </time>
  );
}

/** Kind by word, and its name where that says more. */
export function DayKind({ kind }: { kind: CalendarDay['kind'] }) {
  const text = useWords().calendar;
  return <span className={`day-kind day-${kind}`}>{text.kinds[kind]}</span>;
}

export function RunOfDays({ run: { from, to, kind, name }, isShort }: { run: Run; isShort?: boolean }) {
  const text = useWords().calendar;
  const says = name.startsWith(text.kinds[kind]) ? '' : name;
  return (
    <>
      <span>
        <Day date={from} isShort={isShort} />
        {to !== from && (
          <>
            {text.to}
            <Day date={to} isShort={isShort} />
          </>
        )}
      </span>
      <span>
        <DayKind kind={kind} /> <span lang="zh-Hant-TW">{says}</span>
      </span>
    </>
  );
}
