import { usePost } from '../identity/use-post.js';
import { Dialog } from '../shell/controls/dialog.js';
import { TextField } from '../shell/controls/text-field.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useDraft } from '../visits/use-draft.js';
import { useWords } from '../words/use-words.js';
import { RENEWS } from './works-queries.js';

interface Props {
  title: string;
  tells: string;
  submit: string;
  done: string;
  path: string;
  /** Beside the reason. */
  body: object;
  /** Under which what was typed is kept. */
  draft: string;
  look?: 'primary' | 'danger';
  onClose: () => void;
}

/** Something that takes a reason and nothing else. */
export function ReasonDialog({ title, tells, submit, done, path, body, draft: key, look, onClose }: Props) {
  const { works: text } = useWords();
  const { draft, wrong, change, check, forget } = useDraft(key, { reason: '' });
  const { send, isWorking, problem } = usePost(RENEWS);
  const save = async () => {
    if (isWorking || !check([!draft.reason.trim() && 'reason'])) return;
    if (!(await send(path, { ...body, reason: draft.reason }, done))) return;
    forget();
    onClose();
  };
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <p className="tells">{tells}</p>
      <div className="form">
        <TextField
          name="reason"
          label={text.reason}
          isRequired
          wide
          lines={3}
          error={wrong.includes('reason') ? text.needReason : null}
          value={draft.reason}
          onChange={reason => change({ reason })}
        />
      </div>
      <DialogEnd onSubmit={() => void save()} {...{ look, problem, isWorking, submit, onClose }} />
    </Dialog>
  );
}
