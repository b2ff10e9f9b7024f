import { Select } from '../shell/controls/select.js';
import { useWords } from '../words/use-words.js';

interface Props {
  numbers: readonly string[];
  ways: Readonly<Record<string, string>>;
  wrong: readonly string[];
  onChange: (ways: Record<string, string>) => void;
}

export const fieldOf = (number: string): `told ${string}` => `told ${number}`;

/** Nobody who was merged is released without a word: how each is told whose call-back has not ended. */
export function MembersTold({ numbers, ways, wrong, onChange }: Props) {
  const { incidents: text, domain } = useWords();
  if (numbers.length === 0) return null;
  return (
    <>
      <p className="wide">{text.toldTells(numbers.length)}</p>
      {numbers.map(number => (
        <Select
          key={number}
          name={fieldOf(number)}
          label={text.toldHow(number)}
          isRequired
          empty=""
          options={Object.entries(domain.releaseHow).map(([id, label]) => ({ id, label }))}
          error={!ways[number] && wrong.includes(fieldOf(number)) ? text.toldNeed : null}
          value={ways[number] ?? ''}
          onChange={how => onChange({ ...ways, [number]: how })}
        />
      ))}
    </>
  );
}
