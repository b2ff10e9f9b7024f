import type { Named } from '../api/types.js';
import { Checks } from '../shell/controls/checks.js';
import { TextField } from '../shell/controls/text-field.js';
import { FormDialog } from '../shell/form-dialog.js';
import { calendarDayWords, parseDay } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { useSentDraft } from './use-sent-draft.js';

const EMPTY = { sites: [] as string[], from: '', until: '', reason: '' };

/** Where nobody comes for a while, and who has booked is telephoned. */
export function TelephoneDialog({ sites, onClose }: { sites: readonly Named[]; onClose: () => void }) {
  const { bookings: text, visits } = useWords();
  const { name } = useNames();
  const language = useLanguage();
  const sent = useSentDraft('telephone-days', EMPTY);
  const { draft, change, check, errorOf } = sent;
  const [from, until] = [parseDay(draft.from), parseDay(draft.until)];
  const submit = async () => {
    const isRight = check([
      draft.sites.length === 0 && 'sites',
      from === null && 'from',
      draft.until.trim() !== '' && until === null && 'until',
      !draft.reason.trim() && 'reason',
    ]);
    if (sent.isWorking || !isRight) return;
    const wish = { sites: draft.sites, from, until: until ?? undefined, reason: draft.reason };
    if (!(await sent.post('/telephone-days', wish, text.isSet))) return;
    sent.forget();
    onClose();
  };
  const hintOf = (day: string | null, hint: string) => (day ? calendarDayWords(day, language) : hint);
  return (
    <FormDialog
      title={text.setTelephoneDays}
      tells={text.telephoneTells}
      problem={sent.problem}
      isWorking={sent.isWorking}
      submit={text.setIt}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Checks
        name="sites"
        label={text.sites}
        isRequired
        options={sites.map(one => ({ id: one.code, label: name(one) }))}
        error={errorOf('sites', text.need.sites)}
        value={draft.sites}
        onChange={chosen => change({ sites: chosen })}
      />
      <TextField
        name="from"
        label={text.from}
        hint={hintOf(from, visits.dateHint)}
        isRequired
        inputMode="numeric"
        autoComplete="off"
        error={errorOf('from', text.need.day)}
        value={draft.from}
        onChange={typed => change({ from: typed })}
      />
      <TextField
        name="until"
        label={text.until}
        hint={hintOf(until, text.untilHint)}
        inputMode="numeric"
        autoComplete="off"
        error={errorOf('until', text.need.day)}
        value={draft.until}
        onChange={typed => change({ until: typed })}
      />
      <TextField
        name="reason"
        label={text.reason}
        isRequired
        autoComplete="off"
        error={errorOf('reason', text.need.reason)}
        value={draft.reason}
        onChange={reason => change({ reason })}
      />
    </FormDialog>
  );
}
