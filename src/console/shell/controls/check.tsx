import { useId } from 'react';
import { Checkbox } from 'react-aria-components/Checkbox';
import { Icon } from '../icons.js';

interface Props {
  name: string;
  label: string;
  value: boolean;
  error?: string | null;
  onChange: (value: boolean) => void;
}

export function Check({ name, label, value, error, onChange }: Props) {
  const id = useId();
  const box = (
    <Checkbox
      data-field={name}
      className="check"
      isSelected={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      aria-describedby={error ? id : undefined}
    >
      <span className="check-mark" aria-hidden="true">
        <Icon name="check" />
      </span>
      {label}
    </Checkbox>
  );
  if (!error) return box;
  return (
    <>
      {box}
      <p id={id} className="field-error">
        {error}
      </p>
    </>
  );
}
