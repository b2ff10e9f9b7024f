import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Draft } from '../desk/draft.js';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useWords } from '../words/use-words.js';
import { colleaguesQuery } from './call-queries.js';
import { useMissing } from './use-missing.js';

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
  const query = useQuery(colleaguesQuery);
  const items = query.data?.items ?? [];
  const isMissing = useMissing();
  const { send, isWorking, problem } = usePost(['calls', 'call']);

  const submit = async () => {
    const colleague = items.find(({ id }) => id === to);
    setWrong(!colleague);
    if (isMissing({ to: !colleague }) || !colleague || isWorking) return;
    const body = { to, note: note.trim() || undefined, draft: JSON.stringify(draft) };
    if (!(await send(`/calls/${callId}/actions/hand-over`, body, text.done(colleague.name)))) return;
    onClose();
    onDone();
  };

  return (
    <>
      <p className="tells">{text.tells}</p>
      <Loaded query={query} skeleton={<Skeleton lines={1} />}>
        {() => items.length === 0 && <p>{text.nobody}</p>}
      </Loaded>
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
