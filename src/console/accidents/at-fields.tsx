import { TextField } from '../shell/controls/text-field.js';
import { calendarDayWords, parseDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

interface Props {
  draft: { date: string; time: string };
  wrong: readonly string[];
  change: (next: Partial<Props['draft']>) => void;
}

/** When it was done. */
export function AtFields({ draft, wrong, change }: Props) {
  const { accidents: text, visits } = useWords();
  const language = useLanguage();
  const day = parseDay(draft.date);
  return (
    <>
      <TextField
        name="date"
        label={text.date}
        hint={day ? calendarDayWords(day, language) : visits.dateHint}
        isRequired
        inputMode="numeric"
        autoComplete="off"
        error={wrong.includes('date') ? visits.need.date : null}
        value={draft.date}
        onChange={date => change({ date })}
      />
      <TextField
        name="time"
        label={text.time}
        hint={visits.timeHint}
        isRequired
        inputMode="numeric"
        autoComplete="off"
        error={wrong.includes('time') ? visits.need.time : null}
        value={draft.time}
        onChange={time => change({ time })}
      />
    </>
  );
}
