import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Draft } from '../desk/draft.js';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useWords } from '../words/use-words.js';
import { colleaguesQuery } from './call-queries.js';

interface Props {
  callId: string;
  /** What was typed so far goes with it. */
  draft: Draft;
  onDone: () => void;
}

/** A colleague goes on with the call. */
export function HandOver(props: Props) {
  const { handOver: text } = useWords().calls;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button asks onPress={() => setOpen(true)}>
        {text.open}
      </Button>
      <Dialog title={text.title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <HandOverForm {...props} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function HandOverForm({ callId, draft, onDone, onClose }: Props & { onClose: () => void }) {
  const { handOver: text } = useWords().calls;
  const [to, setTo] = useState('');
  const [note, setNote] = useState('');
  const [isWrong, setWrong] = useState(false);
  const items = useQuery(colleaguesQuery).data?.items ?? [];
  const { send, isWorking, problem } = usePost(['calls', 'call']);

  const submit = async () => {
    const colleague = items.find(({ id }) => id === to);
    setWrong(!colleague);
    if (!colleague || isWorking) return;
    const body = { to, note: note.trim() || undefined, draft: JSON.stringify(draft) };
    if (!(await send(`/calls/${callId}/actions/hand-over`, body, text.done(colleague.name)))) return;
    onClose();
    onDone();
  };

  return (
    <>
      <p className="tells">{text.tells}</p>
      {items.length === 0 && <p>{text.nobody}</p>}
      <div className="form">
        <Select
          name="to"
          label={text.to}
          isRequired
          empty=""
          error={isWrong ? text.needTo : null}
          options={items.map(({ id, name, extension, busy }) => ({
            id,
            label: [name, extension, busy && text.busy].filter(Boolean).join(' · '),
          }))}
          value={to}
          onChange={setTo}
        />
        <TextField name="note" label={text.note} wide lines={3} value={note} onChange={setNote} />
      </div>
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
