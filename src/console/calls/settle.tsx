import { useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { DialogEnd } from '../visits/form-parts.js';
import { dateTimeWords } from '../words/dates.js';
import { useLanguage, useWords } from '../words/use-words.js';
import { useMissing } from './use-missing.js';

interface Props {
  call: { id: string; offeredAt: string };
  onDone?: () => void;
}

/** There is nothing to record of this call, and why. */
export function Settle({ call, onDone }: Props) {
  const { calls: text } = useWords();
  const language = useLanguage();
  const [isOpen, setOpen] = useState(false);
  const title = text.settleOf(dateTimeWords(call.offeredAt, language));
  return (
    <>
      <Button asks onPress={() => setOpen(true)} aria-label={title}>
        {text.settle}
      </Button>
      <Dialog title={title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <SettleForm callId={call.id} onClose={() => setOpen(false)} onDone={onDone} />
      </Dialog>
    </>
  );
}

interface FormProps extends Pick<Props, 'onDone'> {
  callId: string;
  onClose: () => void;
}

function SettleForm({ callId, onClose, onDone }: FormProps) {
  const { calls: text, domain } = useWords();
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [isWrong, setWrong] = useState(false);
  const isMissing = useMissing();
  const { send, isWorking, problem } = usePost(['calls', 'call']);
  const submit = async () => {
    setWrong(reason === '');
    if (isMissing({ reason: reason === '' }) || isWorking) return;
    const body = { reason, note: note.trim() || undefined };
    if (!(await send(`/calls/${callId}/actions/settle`, body, text.settled))) return;
    onClose();
    onDone?.();
  };
  return (
    <>
      <p className="tells">{text.settleTells}</p>
      <div className="form">
        <Select
          name="reason"
          label={text.reason}
          isRequired
          empty=""
          error={isWrong ? text.needReason : null}
          options={Object.entries(domain.otherReason).map(([id, label]) => ({ id, label }))}
          value={reason}
          onChange={setReason}
        />
        <TextField name="note" label={text.note} wide value={note} onChange={setNote} />
      </div>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.settle}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </>
  );
}
