import type { ReactNode } from 'react';
import { DateTime } from '../shell/date-time.js';
import { Icon } from '../shell/icons.js';
import { calendarDayWords, dateTimeWords } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { Day } from './day.js';
import { type Closure, isAtWork } from './queries.js';

/** The facts of one closure, each as its cell of the table and its line of the card. */

const NAMED = 3;

type Named = NonNullable<Closure['districts']>[number];

/** 鳳山區、林園區, in the reader's language. */
export function useDistrictNames() {
  const { states } = useWords();
  const { name } = useNames();
  return (districts: readonly Named[]): string => districts.map(name).join(states.and);
}

/** 115/11/23（一）上午，鳳山區、林園區停止上班 */
export function useClosureSentence() {
  const text = useWords().calendar.closures;
  const language = useLanguage();
  const names = useDistrictNames();
  return ({ date, part, districts }: Pick<Closure, 'date' | 'part' | 'districts'>): string =>
    text.sentence(
      calendarDayWords(date, language),
      text.parts[part],
      districts === null ? text.all : names(districts),
    );
}

export function When({ of: { date, part } }: { of: Closure }) {
  const text = useWords().calendar.closures;
  return (
    <>
      <Day date={date} /> <span className="closure-part">{text.parts[part]}</span>
    </>
  );
}

/** All of many districts are one press away. */
export function Where({ of: { districts } }: { of: Closure }) {
  const text = useWords().calendar.closures;
  const names = useDistrictNames();
  if (districts === null) return text.all;
  if (districts.length <= NAMED + 1) return names(districts);
  return (
    <details className="closure-districts">
      <summary>{text.andMore(names(districts.slice(0, NAMED)), districts.length)}</summary>
      {names(districts)}
    </details>
  );
}

function ByAt({ by, at, children }: { by: string | null; at: string; children?: ReactNode }) {
  const text = useWords().calendar.closures;
  return (
    <>
      {children}
      <span className="second-line">
        {by ?? text.noOne} <DateTime at={at} />
      </span>
    </>
  );
}

export function Standing({ of }: { of: Closure }) {
  const { states } = useWords().calendar.closures;
  return of.withdrawnAt === null ? (
    <ByAt by={of.savedBy} at={of.savedAt}>
      <span className="mark">
        <Icon name="check" />
        {states.inForce}
      </span>
    </ByAt>
  ) : (
    <ByAt by={of.withdrawnBy} at={of.withdrawnAt}>
      <span className="mark">
        <Icon name="withdrawn" />
        {states.withdrawn}
      </span>
    </ByAt>
  );
}

/** How far the limits are computed anew, and what has come of it. */
export function Recalculated({ of }: { of: Closure }) {
  const words = useWords();
  const text = words.calendar.closures;
  const language = useLanguage();
  const { recalculation } = of;
  if (!recalculation) return words.states.nothing;
  const { changed, cured, finishedAt } = recalculation;
  if (isAtWork(of))
    return (
      <span className="mark">
        <Icon name="soon" />
        {text.atWork(changed)}
      </span>
    );
  return (
    <>
      {of.withdrawnAt !== null && <span className="second-line">{text.afterWithdrawal}</span>}
      <span className="tabular">
        {[text.changed(changed), cured > 0 && text.cured(cured)].filter(Boolean).join(' · ')}
      </span>
      {finishedAt && (
        <span className="second-line">{text.finished(dateTimeWords(finishedAt, language))}</span>
      )}
    </>
  );
}
