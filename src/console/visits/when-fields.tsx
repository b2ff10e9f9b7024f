import { TextField } from '../shell/controls/text-field.js';
import { calendarDayWords, parseDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

interface Props {
  date: string;
  time: string;
  wrong: readonly string[];
  onChange: (next: { date?: string; time?: string }) => void;
}

/** The day as it is typed on paper, and the hour. */
export function WhenFields({ date, time, wrong, onChange }: Props) {
  const text = useWords().visits;
  const language = useLanguage();
  const day = parseDay(date);
  return (
    <>
      <TextField
        name="date"
        label={text.date}
        // The weekday shows what was mistyped.
        hint={day ? calendarDayWords(day, language) : text.dateHint}
        isRequired
        error={wrong.includes('date') ? text.need.date : null}
        inputMode="numeric"
        autoComplete="off"
        value={date}
        onChange={value => onChange({ date: value })}
      />
      <TextField
        name="time"
        label={text.time}
        hint={text.timeHint}
        isRequired
        error={wrong.includes('time') ? text.need.time : null}
        inputMode="numeric"
        autoComplete="off"
        value={time}
        onChange={value => onChange({ time: value })}
      />
    </>
  );
}
