import { useCityOptions } from '../boards/filters.js';
import { ScanHint } from '../desk/scan-hint.js';
import { useSuggestions } from '../desk/use-suggestions.js';
import { Button } from '../shell/controls/button.js';
import { Choice } from '../shell/controls/choice.js';
import { TextField } from '../shell/controls/text-field.js';
import { useWords } from '../words/use-words.js';
import { fieldOf, type Matter } from './matters.js';

interface Props {
  matter: Matter;
  /** From 1. */
  nth: number;
  isMissing: boolean;
  onChange: (change: Partial<Matter>) => void;
  /** Left out: it is the only one. */
  onRemove?: () => void;
}

/** What it is about, which item, where: as at the desk. */
export function MatterFields({ matter, nth, isMissing, onChange, onRemove }: Props) {
  const words = useWords();
  const { divide: text } = words.mailbox;
  const { districts } = useCityOptions();
  const { options, offer, setTyped } = useSuggestions(matter.text);
  return (
    <fieldset className="matter">
      <legend>
        {text.matter(nth)}
        {onRemove && <Button look="quiet" icon="cross" aria-label={text.remove(nth)} onPress={onRemove} />}
      </legend>
      <TextField
        name={fieldOf(matter.key)}
        label={text.text}
        hint={text.textHint}
        isRequired
        error={isMissing ? text.textNeed : null}
        lines={3}
        wide
        value={matter.text}
        onChange={typed => onChange({ text: typed })}
      />
      <ScanHint text={matter.text} />
      <Choice
        name={`category-${matter.key}`}
        label={words.desk.category}
        hint={text.categoryHint}
        wide
        options={options}
        offer={offer}
        onType={setTyped}
        value={matter.category}
        onChange={category => onChange({ category })}
      />
      <Choice
        name={`district-${matter.key}`}
        label={words.desk.district}
        hint={words.desk.districtHint}
        wide
        options={districts}
        value={matter.district}
        onChange={district => onChange({ district })}
      />
    </fieldset>
  );
}
