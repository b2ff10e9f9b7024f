import { type FieldProps, TextField } from '../shell/controls/text-field.js';
import { calendarDayWords, parseDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

interface Props extends FieldProps {
  /** Else: the time of that day. */
  isDay: boolean;
  value: string;
  onChange: (value: string) => void;
}

/** When somebody was there, as it is typed on paper. */
export function ArrivalField({ isDay, ...field }: Props) {
  const { dateHint, timeHint } = useWords().visits;
  const language = useLanguage();
  const day = isDay ? parseDay(field.value) : null;
  // The weekday shows what was mistyped.
  const hint = day ? calendarDayWords(day, language) : isDay ? dateHint : timeHint;
  return <TextField {...field} hint={hint} inputMode="numeric" autoComplete="off" />;
}
