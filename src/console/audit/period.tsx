import { TextField } from '../shell/controls/text-field.js';
import { parseDay } from '../words/dates.js';
import { useWords } from '../words/use-words.js';
import type { Days } from './audit-api.js';

export interface Typed {
  from: string;
  to: string;
}

export const NO_DAYS: Typed = { from: '', to: '' };

const dayOf = (typed: string): string | null => (typed.trim() === '' ? null : parseDay(typed));

/** The days that were typed; which of the two cannot be read. */
export function daysOf({ from, to }: Typed): { days: Days; wrong: (keyof Typed)[] } {
  const days = { from: dayOf(from), to: dayOf(to) };
  const typed = { from, to };
  const wrong = (['from', 'to'] as const).filter(end => typed[end].trim() !== '' && days[end] === null);
  return { days, wrong };
}

interface Props {
  value: Typed;
  onChange: (value: Typed) => void;
  wrong: readonly string[];
}

/** From … to, both included, as dates are typed here. */
export function Period({ value, onChange, wrong }: Props) {
  const { audit } = useWords();
  return (
    <>
      {(['from', 'to'] as const).map(end => (
        <TextField
          key={end}
          name={end}
          label={audit[end]}
          hint={audit.dateHint}
          error={wrong.includes(end) ? audit.dateWrong : null}
          value={value[end]}
          onChange={typed => onChange({ ...value, [end]: typed })}
        />
      ))}
    </>
  );
}
