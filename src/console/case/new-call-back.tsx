import { useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Radios } from '../shell/controls/radios.js';
import { TextField } from '../shell/controls/text-field.js';
import { useWords } from '../words/use-words.js';

const RENEWS = ['case', 'call-backs'] as const;
const PURPOSES = ['tell_result', 'ask_details', 'other'] as const;

/** The citizen must be told or asked something: whoever takes the task will see whom to call. */
export function NewCallBack({ number }: { number: string }) {
  const words = useWords();
  const text = words.identity.callBacks;
  const [isOpen, setOpen] = useState(false);
  const [purpose, setPurpose] = useState<(typeof PURPOSES)[number]>('ask_details');
  const [note, setNote] = useState('');
  const { send, isWorking, problem } = usePost(RENEWS);

  const open = async () => {
    const path = `/cases/${encodeURIComponent(number)}/call-backs`;
    const body = { purpose, ...(note.trim() && { note: note.trim() }) };
    if (!(await send(path, body, text.opened))) return;
    setOpen(false);
    setNote('');
  };

  return (
    <>
      <Button asks look="quiet" icon="phone" onPress={() => setOpen(true)}>
        {text.open}
      </Button>
      <Dialog title={`${text.openTitle} ${number}`} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Radios
          name="purpose"
          label={text.purpose}
          options={PURPOSES.map(id => ({ id, label: text.purposes[id] }))}
          value={purpose}
          onChange={setPurpose}
        />
        <TextField name="note" label={text.what} value={note} onChange={setNote} lines={2} wide />
        {problem && (
          <p className="form-problem" role="alert">
            {problem}
          </p>
        )}
        <div className="dialog-actions">
          <Button look="primary" isWorking={isWorking} onPress={() => void open()}>
            {text.openTitle}
          </Button>
          <Button onPress={() => setOpen(false)}>{words.states.cancel}</Button>
        </div>
      </Dialog>
    </>
  );
}
