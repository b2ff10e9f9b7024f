import type { ReactNode } from 'react';
import {
  TextField as AriaTextField,
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
} from 'react-aria-components/TextField';
import { useWords } from '../../words/use-words.js';

export interface FieldProps {
  /** Where an error of this name belongs, and where focus goes. */
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string | null;
  isRequired?: boolean;
}

interface Props extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  onBlur?: () => void;
  lines?: number;
  type?: 'text' | 'tel' | 'email' | 'password' | 'search';
  inputMode?: 'text' | 'tel' | 'numeric' | 'decimal' | 'email';
  autoComplete?: string;
  autoFocus?: boolean;
  wide?: boolean;
}

export function FieldLabel({ label, isRequired }: Pick<FieldProps, 'label' | 'isRequired'>) {
  const words = useWords();
  return (
    <Label className="field-label">
      {label}
      {isRequired && <span className="field-need">{words.states.required}</span>}
    </Label>
  );
}

export function FieldNotes({ hint, error }: Pick<FieldProps, 'hint' | 'error'>) {
  return (
    <>
      {hint && !error && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      <FieldError className="field-error">{error}</FieldError>
    </>
  );
}

export function TextField(props: Props) {
  const { name, label, hint, error, isRequired, lines, wide, type = 'text', ...rest } = props;
  return (
    <AriaTextField
      {...rest}
      type={type}
      data-field={name}
      className={wide ? 'field wide' : 'field'}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
    >
      <FieldLabel label={label} isRequired={isRequired} />
      {lines ? <TextArea className="input" rows={lines} /> : <Input className="input" />}
      <FieldNotes hint={hint} error={error} />
    </AriaTextField>
  );
}

/** The first wrong field, in the order seen. Says whether there was one. */
export function focusField(names: string[], within: ParentNode = document): boolean {
  const fields = [...within.querySelectorAll<HTMLElement>('[data-field]')];
  const first = fields.find(field => names.includes(field.dataset.field ?? ''));
  const target = first?.matches('input, select, textarea, button')
    ? first
    : first?.querySelector<HTMLElement>('input:not([type=hidden]), select, textarea, button');
  target?.focus();
  return target !== undefined && target !== null;
}
