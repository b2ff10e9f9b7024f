import { Button } from '../shell/controls/button.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { calendarDayWords, parseDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';

export interface FollowUpDraft {
  key: string;
  agency: string;
  what: string;
  dueOn: string;
}

interface Props {
  place: number;
  draft: FollowUpDraft;
  agencies: { id: string; label: string }[];
  wrong: readonly string[];
  onChange: (next: Partial<FollowUpDraft>) => void;
  onRemove: () => void;
}

/** Who does what by when. */
export function FollowUpFields({ place, draft, agencies, wrong, onChange, onRemove }: Props) {
  const text = useWords().visits;
  const language = useLanguage();
  const day = parseDay(draft.dueOn);
  const n = place + 1;
  return (
    <div className="form follow-up-fields">
      <Select
        name={`agency-${place}`}
        label={text.agencyOf(n)}
        isRequired
        empty=""
        options={agencies}
        value={draft.agency}
        error={wrong.includes(`agency-${place}`) ? text.need.agency : null}
        onChange={agency => onChange({ agency })}
      />
      <TextField
        name={`dueOn-${place}`}
        label={text.dueOf(n)}
        hint={day ? calendarDayWords(day, language) : text.dateHint}
        isRequired
        inputMode="numeric"
        autoComplete="off"
        error={wrong.includes(`dueOn-${place}`) ? text.need.date : null}
        value={draft.dueOn}
        onChange={dueOn => onChange({ dueOn })}
      />
      <TextField
        name={`what-${place}`}
        label={text.whatOf(n)}
        isRequired
        wide
        lines={2}
        error={wrong.includes(`what-${place}`) ? text.need.what : null}
        value={draft.what}
        onChange={what => onChange({ what })}
      />
      <div>
        <Button look="quiet" icon="cross" onPress={onRemove}>
          {text.removeFollowUp(n)}
        </Button>
      </div>
    </div>
  );
}
