import { usePost } from '../identity/use-post.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Radios } from '../shell/controls/radios.js';
import { TextField } from '../shell/controls/text-field.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useDraft } from '../visits/use-draft.js';
import { calendarDayWords, parseDay } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { type Inspection, RENEWS } from './works-queries.js';

const FINDINGS = ['in_order', 'flaws', 'grave_flaws'] as const;

interface Draft {
  heldOn: string;
  finding: (typeof FINDINGS)[number] | null;
  result: string;
}
const EMPTY: Draft = { heldOn: '', finding: null, result: '' };

/** What was found on site; the agencies read it from here on. */
export function RecordDialog({ one, onClose }: { one: Inspection; onClose: () => void }) {
  const { works: text, visits } = useWords();
  const language = useLanguage();
  const { draft, wrong, change, check, forget } = useDraft<Draft>(`inspection ${one.id}`, EMPTY);
  const { send, isWorking, problem } = usePost(RENEWS);
  const day = parseDay(draft.heldOn);
  const { finding, result } = draft;
  const errorOf = (field: keyof Draft, words: string) => (wrong.includes(field) ? words : null);
  const submit = async () => {
    const isRight = check([
      day === null && 'heldOn',
      finding === null && 'finding',
      !result.trim() && 'result',
    ]);
    if (isWorking || !isRight) return;
    const body = { version: one.version, heldOn: day, finding, result };
    if (!(await send(`/inspections/${one.id}/actions/record`, body, text.recorded))) return;
    forget();
    onClose();
  };
  return (
    <Dialog title={text.recordOf(one.cases[0]?.number ?? '')} isOpen onClose={onClose}>
      <p className="tells">{text.recordTells}</p>
      <div className="form">
        <TextField
          name="heldOn"
          label={text.heldOn}
          hint={day ? calendarDayWords(day, language) : visits.dateHint}
          isRequired
          inputMode="numeric"
          autoComplete="off"
          error={errorOf('heldOn', text.needDay)}
          value={draft.heldOn}
          onChange={heldOn => change({ heldOn })}
        />
        <Radios
          name="finding"
          label={text.finding}
          wide
          isRequired
          error={errorOf('finding', text.needFinding)}
          options={FINDINGS.map(id => ({ id, label: text.findings[id] }))}
          value={finding}
          onChange={chosen => change({ finding: chosen })}
        />
        <TextField
          name="result"
          label={text.result}
          hint={text.resultHint}
          isRequired
          wide
          lines={4}
          error={errorOf('result', text.needResult)}
          value={result}
          onChange={said => change({ result: said })}
        />
      </div>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.save}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </Dialog>
  );
}
