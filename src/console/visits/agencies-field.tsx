import { useCityOptions } from '../boards/filters.js';
import { Button } from '../shell/controls/button.js';
import { Choice } from '../shell/controls/choice.js';
import { useWords } from '../words/use-words.js';

interface Props {
  value: readonly string[];
  /** Takes part anyway. */
  holder: string | null;
  error: string | null;
  isRequired: boolean;
  onChange: (agencies: string[]) => void;
}

/** Several agencies, each found by typing. */
export function AgenciesField({ value, holder, error, isRequired, onChange }: Props) {
  const text = useWords().visits;
  const { agencies } = useCityOptions();
  const offered = agencies.filter(({ id }) => id !== holder && !value.includes(id));
  const chosen = value.flatMap(code => agencies.find(({ id }) => id === code) ?? []);
  return (
    <>
      <Choice
        // Empty again for the next one.
        key={value.join()}
        name="invited"
        label={text.inviteField}
        hint={text.inviteHint}
        error={error}
        isRequired={isRequired}
        wide
        options={offered}
        value={null}
        onChange={code => code && onChange([...value, code])}
      />
      {chosen.length > 0 && (
        <ul className="chosen-agencies" aria-label={text.invited}>
          {chosen.map(({ id, label }) => (
            <li key={id}>
              {label}
              <Button
                look="quiet"
                icon="cross"
                aria-label={text.remove(label)}
                onPress={() => onChange(value.filter(code => code !== id))}
              />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
