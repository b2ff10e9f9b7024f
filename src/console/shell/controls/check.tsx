import { Checkbox } from 'react-aria-components/Checkbox';
import { Icon } from '../icons.js';

interface Props {
  name: string;
  label: string;
  value: boolean;
  onChange: (value: boolean) => void;
}

export function Check({ name, label, value, onChange }: Props) {
  return (
    <Checkbox data-field={name} className="check" isSelected={value} onChange={onChange}>
      <span className="check-mark" aria-hidden="true">
        <Icon name="check" />
      </span>
      {label}
    </Checkbox>
  );
}
