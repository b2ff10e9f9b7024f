import { Radios } from '../shell/controls/radios.js';
import { Select } from '../shell/controls/select.js';
import { useWords } from '../words/use-words.js';

interface Mail {
  /** Empty: it is not sent. */
  every: string;
  format: string;
}

interface Props {
  mail: Mail;
  onChange: (mail: Mail) => void;
  error: string | undefined;
}

/** Whether a saved filter comes by mail, how often, and as what. */
export function SavedFilterMail({ mail, onChange, error }: Props) {
  const { manager, reports } = useWords();
  const text = reports.saved.mail;
  return (
    <>
      <Select
        name="mail"
        label={text.label}
        empty={text.never}
        options={(['daily', 'weekly', 'monthly'] as const).map(id => ({ id, label: text.every[id] }))}
        value={mail.every}
        onChange={every => onChange({ ...mail, every })}
        error={error ?? null}
      />
      {mail.every && (
        <Radios
          name="mail-format"
          label={text.format}
          hint={text.hint}
          options={(['xlsx', 'ods'] as const).map(id => ({ id, label: manager.formats[id] }))}
          value={mail.format as 'xlsx' | 'ods'}
          onChange={format => onChange({ ...mail, format })}
        />
      )}
    </>
  );
}
