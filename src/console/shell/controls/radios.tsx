import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { FieldLabel, FieldNotes, type FieldProps } from './text-field.js';

interface Props<T extends string> extends FieldProps {
  options: { id: T; label: string }[];
  value: T | null;
  onChange: (value: T) => void;
  wide?: boolean;
}

/** One of a few, all in sight. */
export function Radios<T extends string>(props: Props<T>) {
  const { name, label, hint, error, isRequired, options, value, onChange, wide } = props;
  return (
    <RadioGroup
      data-field={name}
      className={wide ? 'field wide' : 'field'}
      orientation="horizontal"
      value={value}
      onChange={chosen => onChange(chosen as T)}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <FieldLabel label={label} isRequired={isRequired} />
      <div className="radios">
        {options.map(option => (
          <Radio key={option.id} value={option.id} className="radio">
            <span className="radio-mark" aria-hidden="true" />
            {option.label}
          </Radio>
        ))}
      </div>
      <FieldNotes hint={hint} error={error} />
    </RadioGroup>
  );
}
