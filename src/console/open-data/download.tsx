import { useState } from 'react';
import { TextField } from '../shell/controls/text-field.js';
import { calendarDayWords, rocDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { addressOf, DATASETS, type Days, daysFrom, type Flaw, FORMATS, lastWeek } from './downloads.js';

/** Days are chosen, and the links are to them: nothing to send, and each link can be kept and asked again. */
export function Download({ until }: { until: string }) {
  const { openData: text } = useWords();
  const language = useLanguage();
  const typeable = (day: string) => (language === 'en' ? day : rocDay(day));
  const [typed, setTyped] = useState<Days>(() => {
    const { from, to } = lastWeek(until);
    return { from: typeable(from), to: typeable(to) };
  });
  const days = daysFrom(typed, until);
  const flaw = 'flaw' in days ? days.flaw : null;
  const wrong = (field: keyof Days, flaws: Flaw[]) => ({
    value: typed[field],
    onChange: (value: string) => setTyped(before => ({ ...before, [field]: value })),
    error: flaw && flaws.includes(flaw) ? text.flaws[flaw] : null,
    hint: text.dayHint,
    autoComplete: 'off',
  });
  return (
    <section aria-labelledby="open-download">
      <h2 id="open-download">{text.download}</h2>
      <div className="open-data-days">
        <TextField name="from" label={text.from} {...wrong('from', ['from'])} />
        <TextField name="to" label={text.to} {...wrong('to', ['to', 'order', 'long', 'early'])} />
      </div>
      {/* One for both: a live region that comes with its text is not read. */}
      <p aria-live="polite" className={flaw ? 'muted' : undefined}>
        {'flaw' in days
          ? text.noLinks
          : text.chosen(calendarDayWords(days.from, language), calendarDayWords(days.to, language))}
      </p>
      {!('flaw' in days) && (
        <ul className="open-data-links">
          {DATASETS.flatMap(dataset =>
            FORMATS.map(format => (
              <li key={`${dataset} ${format}`}>
                <a href={addressOf(dataset, format, days)}>
                  {text.link(text.datasets[dataset].name, format.toUpperCase())}
                </a>
              </li>
            )),
          )}
        </ul>
      )}
    </section>
  );
}
