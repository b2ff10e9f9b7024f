import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { useNarrowedWords } from './narrowed-words.js';
import { PrintedHead } from './printed-head.js';
import type { Given } from './use-asked.js';

interface Props {
  asked: Partial<Given> & Record<'from' | 'to', string>;
  /** What else this report is asked for, in words. */
  also: readonly (readonly [label: string, value: string])[];
}

/** What a report of a period was asked for. */
export function ReportPrinted({ asked, also }: Props) {
  const text = useWords().reports.breaches;
  const language = useLanguage();
  const inWords = useNarrowedWords();
  const days = [asked.from, asked.to].map(day => calendarDayWords(day, language)).join(' – ');
  return (
    <PrintedHead
      asked={[
        [text.period, days],
        ...also,
        ...inWords(asked).map(({ label, value }) => [label, value] as const),
        ...(asked.figures === 'current' ? [[text.figures, text.figuresNow] as const] : []),
      ]}
    />
  );
}
