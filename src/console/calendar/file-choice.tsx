import { useId } from 'react';
import { Icon } from '../shell/icons.js';

interface Props {
  label: string;
  isDisabled: boolean;
  onChoose: (file: File) => void;
}

/** The browser's own choice of a file, looking like the buttons beside it. The same file can be chosen again. */
export function FileChoice({ label, isDisabled, onChoose }: Props) {
  const id = useId();
  return (
    <div className="file-choice" data-field="file">
      <label className="button plain" htmlFor={id}>
        <Icon name="note" />
        {label}
      </label>
      <input
        id={id}
        className="hidden-input"
        type="file"
        accept=".csv"
        disabled={isDisabled}
        onChange={event => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) onChoose(file);
        }}
      />
    </div>
  );
}
