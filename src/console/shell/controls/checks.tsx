import { Checkbox } from 'react-aria-components/Checkbox';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Icon } from '../icons.js';
import { FieldLabel, FieldNotes, type FieldProps } from './text-field.js';

interface Props extends FieldProps {
  options: { id: string; label: string }[];
  value: readonly string[];
  onChange: (value: string[]) => void;
}

/** Some of a few, all in sight. */
export function Checks({ name, label, hint, error, isRequired, options, value, onChange }: Props) {
  return (
    <CheckboxGroup
      data-field={name}
      className="field wide"
      value={[...value]}
      onChange={onChange}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <FieldLabel label={label} isRequired={isRequired} />
      {options.map(option => (
        <Checkbox key={option.id} value={option.id} className="check">
          <span className="check-mark" aria-hidden="true">
            <Icon name="check" />
          </span>
          {option.label}
        </Checkbox>
      ))}
      <FieldNotes hint={hint} error={error} />
    </CheckboxGroup>
  );
}
