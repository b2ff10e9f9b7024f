import { ScanHint } from '../desk/scan-hint.js';
import { usePost } from '../identity/use-post.js';
import { TextField } from '../shell/controls/text-field.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useDraft } from '../visits/use-draft.js';
import { useWords } from '../words/use-words.js';
import { type OralRecord, RENEWS } from './petition-queries.js';

interface Props {
  record: OralRecord;
  number: string;
  /** The reader is of an agency: what they see may be covered. */
  isCovered: boolean;
  onClose: () => void;
}

/** The record before beside the one that takes its place. */
export function CorrectRecord({ record, number, isCovered, onClose }: Props) {
  const words = useWords();
  const { oral: text, need } = words.petitions;
  const empty = { text: record.text, reason: '' };
  const { draft, wrong, change, check, forget } = useDraft(`correct ${record.id}`, empty);
  const { send, isWorking, problem } = usePost(RENEWS, number);
  const said = draft.text.trim();

  const submit = async () => {
    const reason = draft.reason.trim();
    const isFine = check([(said === '' || said === record.text) && 'text', reason === '' && 'reason']);
    if (isWorking || !isFine) return;
    const body = { version: record.version, text: said, reason };
    if (!(await send(`/oral-records/${record.id}/actions/correct`, body, text.correctDone))) return;
    forget();
    onClose();
  };

  return (
    <>
      <p className="tells">{text.correctTells}</p>
      <div className="side-by-side">
        <section aria-labelledby="record-before">
          <h3 id="record-before">{text.before}</h3>
          <p className="reason">{record.text}</p>
        </section>
        <div className="form">
          <TextField
            name="text"
            label={text.after}
            isRequired
            hint={isCovered ? text.covered : undefined}
            error={wrong.includes('text') ? (said === '' ? need.text : need.same) : null}
            value={draft.text}
            onChange={value => change({ text: value })}
            lines={6}
            wide
          />
          <ScanHint text={draft.text} />
          <TextField
            name="reason"
            label={text.reason}
            isRequired
            error={wrong.includes('reason') ? need.reason : null}
            value={draft.reason}
            onChange={reason => change({ reason })}
            lines={2}
            wide
          />
        </div>
      </div>
      <DialogEnd
        submit={text.correctSubmit}
        onSubmit={() => void submit()}
        {...{ problem, isWorking, onClose }}
      />
    </>
  );
}
