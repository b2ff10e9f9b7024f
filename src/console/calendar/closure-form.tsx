import { Radios } from '../shell/controls/radios.js';
import { TextField } from '../shell/controls/text-field.js';
import { calendarDayWords, parseDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import type { ClosureDraft, Wrong } from './closure-draft.js';
import { DistrictField } from './district-field.js';
import type { Part } from './queries.js';

interface Props {
  draft: ClosureDraft;
  wrong: Wrong;
  onChange: (next: Partial<ClosureDraft>) => void;
}

const PARTS: readonly Part[] = ['day', 'morning', 'afternoon'];

export function ClosureForm({ draft, wrong, onChange }: Props) {
  const text = useWords().calendar.closures;
  const language = useLanguage();
  const day = parseDay(draft.date);
  return (
    <div className="form">
      <TextField
        name="date"
        label={text.date}
        // The weekday shows what was mistyped.
        hint={day ? calendarDayWords(day, language) : text.dateHint}
        value={draft.date}
        onChange={date => onChange({ date })}
        error={wrong.date ?? null}
        inputMode="numeric"
        autoComplete="off"
        isRequired
        autoFocus
      />
      <Radios
        name="part"
        label={text.part}
        options={PARTS.map(id => ({ id, label: text.parts[id] }))}
        value={draft.part}
        onChange={part => onChange({ part })}
        error={wrong.part ?? null}
      />
      <Radios
        name="where"
        label={text.where}
        options={(['all', 'some'] as const).map(id => ({ id, label: text.wheres[id] }))}
        value={draft.where}
        onChange={where => onChange({ where })}
        error={draft.where === 'all' ? (wrong.districts ?? null) : null}
      />
      {draft.where === 'some' && (
        <DistrictField
          value={draft.districts}
          onChange={districts => onChange({ districts })}
          error={wrong.districts ?? null}
        />
      )}
      <TextField
        name="reason"
        label={text.reason}
        hint={text.reasonHint}
        value={draft.reason}
        onChange={reason => onChange({ reason })}
        error={wrong.reason ?? null}
        autoComplete="off"
        isRequired
      />
    </div>
  );
}
