import { useCityOptions } from '../boards/filters.js';
import { Button } from '../shell/controls/button.js';
import { Choice } from '../shell/controls/choice.js';

interface Props {
  name: string;
  words: { label: string; hint: string; chosen: string; remove: (name: string) => string };
  value: readonly string[];
  /** Take part anyway. */
  without: readonly string[];
  error: string | null;
  isRequired: boolean;
  onChange: (agencies: string[]) => void;
}

/** Several agencies, each found by typing. */
export function AgenciesField({ name, words, value, without, error, isRequired, onChange }: Props) {
  const { agencies } = useCityOptions();
  const offered = agencies.filter(({ id }) => !without.includes(id) && !value.includes(id));
  const chosen = value.flatMap(code => agencies.find(({ id }) => id === code) ?? []);
  return (
    <>
      <Choice
        // Empty again for the next one.
        key={value.join()}
        name={name}
        label={words.label}
        hint={words.hint}
        error={error}
        isRequired={isRequired}
        wide
        options={offered}
        value={null}
        onChange={code => code && onChange([...value, code])}
      />
      {chosen.length > 0 && (
        <ul className="chosen-agencies" aria-label={words.chosen}>
          {chosen.map(({ id, label }) => (
            <li key={id}>
              {label}
              <Button
                look="quiet"
                icon="cross"
                aria-label={words.remove(label)}
                onPress={() => onChange(value.filter(code => code !== id))}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
