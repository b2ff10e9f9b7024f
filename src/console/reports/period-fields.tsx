import { useEffect, useState } from 'react';
import { say } from '../live/announce.js';
import { serverNow } from '../live/server-time.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { isoDay, parseDay, rocDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { nameOfPeriod, PERIODS, type PeriodName, periodOf } from './period.js';
import { useAsked } from './use-asked.js';

/** A month or a year by its name, or two days as people type them. */
export function PeriodFields() {
  const words = useWords();
  const text = words.reports.breaches;
  const { asked, set } = useAsked();
  const language = useLanguage();
  const today = isoDay(serverNow());
  const written = (day: string) => (language === 'en' ? day : rocDay(day));
  const [typed, setTyped] = useState({ from: written(asked.from), to: written(asked.to) });
  const [wrong, setWrong] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what stands in the address, or is read in another language
  useEffect(() => {
    setTyped({ from: written(asked.from), to: written(asked.to) });
    setWrong(null);
  }, [asked.from, asked.to, language]);

  const take = () => {
    const [from, to] = [parseDay(typed.from), parseDay(typed.to)];
    if (from && to && from <= to) {
      setWrong(null);
      if (from !== asked.from || to !== asked.to) set({ from, to });
      return;
    }
    const why = from && to ? text.backwards : words.manager.dateWrong;
    setWrong(why);
    say('wrong', why);
  };
  return (
    <>
      <Select
        name="period"
        label={text.period}
        options={[...PERIODS, 'other' as const].map(id => ({ id, label: text.periods[id] }))}
        value={nameOfPeriod(asked, today) ?? 'other'}
        onChange={name => name !== 'other' && set({ ...periodOf(name as PeriodName, today) })}
      />
      {(['from', 'to'] as const).map(end => (
        <form
          key={end}
          onSubmit={event => {
            event.preventDefault();
            take();
          }}
        >
          <TextField
            name={end}
            label={text[end]}
            error={end === 'to' ? wrong : null}
            value={typed[end]}
            onChange={value => setTyped(before => ({ ...before, [end]: value }))}
            onBlur={take}
          />
        </form>
      ))}
    </>
  );
}
