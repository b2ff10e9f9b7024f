import { useCity } from '../api/queries.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { useNames, useWords } from '../words/use-words.js';

export const NO_MEETING = { term: '', kind: '', nth: '', field: '' };

/** 1 to 99, also in full-width digits; null: neither a term nor a number of meetings. */
export function readNth(typed: string): number | null {
  const text = typed.normalize('NFKC').trim();
  const count = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  return count >= 1 ? count : null;
}

interface Props {
  draft: typeof NO_MEETING;
  wrong: readonly string[];
  onChange: (change: Partial<typeof NO_MEETING>) => void;
  /** Of all lines of a list: each says its own field, and may say its own meeting. */
  ofList?: boolean;
}

/** Of the council: in which meeting it was decided, and in which field (類). */
export function MeetingFields({ draft, wrong, onChange, ofList = false }: Props) {
  const text = useWords().tracked;
  const { name } = useNames();
  const { meetings = [], fields = [] } = useCity()?.tracked ?? {};
  const errorOf = (field: string, words: string) => (wrong.includes(field) ? words : null);
  const number = (field: 'term' | 'nth') => (
    <TextField
      name={field}
      label={text[field]}
      isRequired={!ofList}
      inputMode="numeric"
      autoComplete="off"
      error={errorOf(field, text.need.nth)}
      value={draft[field]}
      onChange={typed => onChange({ [field]: typed })}
    />
  );
  return (
    <>
      {number('term')}
      <Select
        name="kind"
        label={text.meeting}
        isRequired={!ofList}
        empty={text.choose}
        options={meetings.map(one => ({ id: one.code, label: name(one) }))}
        error={errorOf('kind', text.need.meeting)}
        value={draft.kind}
        onChange={kind => onChange({ kind })}
      />
      {number('nth')}
      {!ofList && (
        <Select
          name="field"
          label={text.field}
          isRequired
          empty={text.choose}
          options={fields.map(one => ({ id: one.code, label: name(one) }))}
          error={errorOf('field', text.need.field)}
          value={draft.field}
          onChange={field => onChange({ field })}
        />
      )}
    </>
  );
}
