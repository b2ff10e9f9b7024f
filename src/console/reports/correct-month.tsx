import { useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { TextField } from '../shell/controls/text-field.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useDraft } from '../visits/use-draft.js';
import { useWords } from '../words/use-words.js';
import { RENEWS } from './months.queries.js';

const SHORTEST = 5;

interface Props {
  month: string;
  /** As people read it. */
  name: string;
  version: number;
}

/** Another version of a month, as the cases say now. */
export function CorrectMonth(props: Props) {
  const text = useWords().reports.months;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button asks onPress={() => setOpen(true)}>
        {text.correct}
      </Button>
      <Dialog title={text.correctTitle(props.name)} isOpen={isOpen} onClose={() => setOpen(false)}>
        <CorrectForm {...props} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function CorrectForm({ month, name, version, onClose }: Props & { onClose: () => void }) {
  const text = useWords().reports.months;
  const { draft, wrong, change, check, forget } = useDraft(`correct ${month}`, { reason: '' });
  const { send, isWorking, problem } = usePost(RENEWS);
  const submit = async () => {
    const reason = draft.reason.trim();
    if (isWorking || !check([[...reason].length < SHORTEST && 'reason'])) return;
    const body = { version, reason };
    if (!(await send(`/reports/months/${month}/actions/correct`, body, text.done(name)))) return;
    forget();
    onClose();
  };
  return (
    <>
      <p className="tells">{text.correctTells}</p>
      <TextField
        name="reason"
        label={text.why}
        hint={text.whyHint}
        error={wrong.includes('reason') ? text.needWhy : null}
        isRequired
        lines={3}
        value={draft.reason}
        onChange={reason => change({ reason })}
      />
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.submit}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </>
  );
}
