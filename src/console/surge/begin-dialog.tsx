import type { Named } from '../api/types.js';
import { usePost } from '../identity/use-post.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { FormDialog } from '../shell/form-dialog.js';
import { useDraft } from '../visits/use-draft.js';
import { parseTime, whenOf } from '../visits/when.js';
import { calendarDayWords, parseDay } from '../words/dates.js';
import { useLanguage, useNames, useWords } from '../words/use-words.js';
import { RENEWS } from './surge-queries.js';

/** Which rules, why, and until when it is thought to last. */
export function BeginDialog({ ruleSets, onClose }: { ruleSets: readonly Named[]; onClose: () => void }) {
  const { surge: text, visits } = useWords();
  const { name } = useNames();
  const language = useLanguage();
  const empty = { ruleSet: ruleSets[0]?.code ?? '', reason: '', date: '', time: '18:00' };
  const { draft, wrong, change, check, forget } = useDraft('surge', empty);
  const { send, isWorking, problem } = usePost(RENEWS);
  const day = parseDay(draft.date);
  const submit = async () => {
    const { ruleSet, reason } = draft;
    const isRight = check([
      !ruleSet && 'ruleSet',
      !reason.trim() && 'reason',
      day === null && 'date',
      parseTime(draft.time) === null && 'time',
    ]);
    if (isWorking || !isRight) return;
    // The banner says that it is on.
    if (!(await send('/surges', { ruleSet, reason, expectedEnd: whenOf(draft) }, null))) return;
    forget();
    onClose();
  };
  const errorOf = (field: string, words: string) => (wrong.includes(field) ? words : null);
  return (
    <FormDialog
      title={text.begin}
      tells={text.beginTells}
      problem={problem}
      isWorking={isWorking}
      submit={text.beginIt}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Select
        name="ruleSet"
        label={text.ruleSet}
        isRequired
        options={ruleSets.map(one => ({ id: one.code, label: name(one) }))}
        error={errorOf('ruleSet', text.needRuleSet)}
        value={draft.ruleSet}
        onChange={ruleSet => change({ ruleSet })}
      />
      <TextField
        name="reason"
        label={text.reason}
        hint={text.reasonHint}
        isRequired
        autoFocus
        autoComplete="off"
        error={errorOf('reason', text.needReason)}
        value={draft.reason}
        onChange={reason => change({ reason })}
      />
      <TextField
        name="date"
        label={text.endDate}
        hint={day ? calendarDayWords(day, language) : visits.dateHint}
        isRequired
        inputMode="numeric"
        autoComplete="off"
        error={errorOf('date', visits.need.date)}
        value={draft.date}
        onChange={date => change({ date })}
      />
      <TextField
        name="time"
        label={text.endTime}
        hint={visits.timeHint}
        isRequired
        inputMode="numeric"
        autoComplete="off"
        error={errorOf('time', visits.need.time)}
        value={draft.time}
        onChange={time => change({ time })}
      />
    </FormDialog>
  );
}
