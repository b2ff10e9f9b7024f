import { useId } from 'react';
import { useWords } from '../../words/use-words.js';

interface Props {
  name: string;
  label: string;
  options: { id: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
  /** What the empty choice is called; without it there is none. */
  empty?: string;
  error?: string | null;
  isRequired?: boolean;
}

/** The browser's own list: the best one on a phone and known to every screen reader. */
export function Select({ name, label, options, value, onChange, empty, error, isRequired }: Props) {
  const id = useId();
  const words = useWords();
  return (
    <div className="field" data-field={name} data-invalid={error ? 'true' : undefined}>
      <label className="field-label" htmlFor={id}>
        {label}
        {isRequired && <span className="field-need">{words.states.required}</span>}
      </label>
      <select
        id={id}
        className="input"
        value={value}
        onChange={event => onChange(event.target.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map(option => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
      {error && (
        <span id={`${id}-error`} className="field-error">
          {error}
        </span>
      )}
    </div>
  );
}
