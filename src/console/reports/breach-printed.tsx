import { useCityOptions } from '../boards/filters.js';
import { calendarDayWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { useClockName } from './clock-name.js';
import { PrintedHead } from './printed-head.js';
import { useAsked } from './use-asked.js';

/** What the report was asked for. */
export function BreachPrinted() {
  const words = useWords();
  const text = words.reports.breaches;
  const language = useLanguage();
  const { asked } = useAsked();
  const clockName = useClockName();
  const { categories, districts, agencies } = useCityOptions();
  const narrowed = (name: 'category' | 'district' | 'agency', options: { id: string; label: string }[]) => {
    const key = asked[name];
    const label = options.find(({ id }) => id === key)?.label ?? key;
    return label === undefined ? [] : [[words.boards.filters[name], label] as const];
  };
  const days = [asked.from, asked.to].map(day => calendarDayWords(day, language)).join(' – ');
  return (
    <PrintedHead
      asked={[
        [text.period, days],
        [text.clock, clockName(asked.clock)],
        [text.by, text.dimension[asked.by as keyof typeof text.dimension] ?? asked.by],
        ...narrowed('category', categories),
        ...narrowed('district', districts),
        ...narrowed('agency', agencies),
        ...(asked.channel
          ? [[text.channel, words.domain.channel[asked.channel] ?? asked.channel] as const]
          : []),
      ]}
    />
  );
}
