import { TextField } from '../shell/controls/text-field.js';
import { calendarDayWords, parseDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

const ENDS = ['from', 'until'] as const;
type Field = `${(typeof ENDS)[number]}${'Date' | 'Time'}`;

interface Props {
  draft: Record<Field, string>;
  wrong: readonly string[];
  onChange: (next: Partial<Record<Field, string>>) => void;
}

/** From when until when, as it is typed on paper. */
export function PeriodFields({ draft, wrong, onChange }: Props) {
  const { absence, visits } = useWords();
  const language = useLanguage();
  const names = { from: absence.from, until: absence.back };
  return ENDS.flatMap(end => {
    const [date, time]: [Field, Field] = [`${end}Date`, `${end}Time`];
    const day = parseDay(draft[date]);
    return [
      <TextField
        key={date}
        name={date}
        label={`${names[end]} ${visits.date}`}
        hint={day ? calendarDayWords(day, language) : visits.dateHint}
        isRequired
        error={wrong.includes(date) ? visits.need.date : null}
        inputMode="numeric"
        autoComplete="off"
        value={draft[date]}
        onChange={value => onChange({ [date]: value })}
      />,
      <TextField
        key={time}
        name={time}
        label={`${names[end]} ${visits.time}`}
        hint={visits.timeHint}
        isRequired
        error={wrong.includes(time) ? visits.need.time : null}
        inputMode="numeric"
        autoComplete="off"
        value={draft[time]}
        onChange={value => onChange({ [time]: value })}
      />,
    ];
  });
}
