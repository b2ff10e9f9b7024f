import { useEffect, useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { ComboBox, Input, ListBox, ListBoxItem } from 'react-aria-components/ComboBox';
import { useWords } from '../../words/use-words.js';
import { Icon } from '../icons.js';
import { ListPopover } from './list-popover.js';
import { FieldLabel, FieldNotes, type FieldProps } from './text-field.js';

export interface Option {
  id: string;
  label: string;
  /** Also found by these words. */
  search?: string;
  /** Second line: why it is offered, or what it means. */
  reason?: string;
}

interface Props extends FieldProps {
  options: Option[];
  value: string | null;
  onChange: (id: string | null) => void;
  /** When given, the caller chooses what is offered for what was typed; otherwise all that contain it are. */
  offer?: (typed: string) => Option[];
  onType?: (typed: string) => void;
  wide?: boolean;
  placeholder?: string;
  isDisabled?: boolean;
}

const contains = (option: Option, typed: string) =>
  `${option.label} ${option.search ?? ''}`.toLowerCase().includes(typed.trim().toLowerCase());

/** One of a list, by typing. What is chosen and what stands in the field never differ after leaving it. */
export function Choice(props: Props) {
  const { name, label, hint, error, isRequired, options, value, onChange, offer, onType, wide, placeholder } =
    props;
  const words = useWords();
  const chosen = options.find(option => option.id === value)?.label ?? '';
  const [typed, setTyped] = useState(chosen);
  useEffect(() => setTyped(chosen), [chosen]);

  const items = useMemo(() => {
    const search = typed === chosen ? '' : typed;
    return offer ? offer(search) : options.filter(option => contains(option, search));
  }, [options, typed, chosen, offer]);

  const choose = (id: string | null) => {
    setTyped(options.find(option => option.id === id)?.label ?? '');
    onType?.('');
    if (id !== value) onChange(id);
  };
  const type = (text: string) => {
    setTyped(text);
    onType?.(text);
    if (text === '' && value !== null) onChange(null);
  };

  return (
    <ComboBox
      data-field={name}
      className={wide ? 'field wide' : 'field'}
      menuTrigger="focus"
      items={items}
      value={value}
      isDisabled={props.isDisabled ?? false}
      onChange={key => choose(key === null ? null : String(key))}
      inputValue={typed}
      onInputChange={type}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      allowsEmptyCollection={false}
    >
      <FieldLabel label={label} isRequired={isRequired} />
      <div className="input-with-button">
        <Input className="input" placeholder={placeholder} />
        <AriaButton className="input-button" aria-label={words.states.open}>
          <Icon name="down" />
        </AriaButton>
      </div>
      <FieldNotes hint={hint} error={error} />
      <ListPopover>
        <ListBox<Option> className="list">
          {option => (
            <ListBoxItem id={option.id} textValue={option.label} className="list-item">
              <span>{option.label}</span>
              {option.reason && <span className="list-reason">{option.reason}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </ListPopover>
    </ComboBox>
  );
}
