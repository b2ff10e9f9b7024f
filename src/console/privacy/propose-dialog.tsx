import { useState } from 'react';
import { useNavigate } from 'react-router';
import { serverNow } from '../live/server-time.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { isoDay, parseDay } from '../words/dates.js';
import { useWords } from '../words/use-words.js';
import { ofRetention, type Proposal } from './queries.js';
import { useSend } from './use-send.js';

export function ProposeDialog({ onClose }: { onClose: () => void }) {
  const text = useWords().privacy.retention;
  return (
    <Dialog title={text.propose} isOpen onClose={onClose}>
      <Form onClose={onClose} />
    </Dialog>
  );
}

function Form({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const text = words.privacy.retention;
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const { send, isWorking, problem } = useSend(ofRetention);
  const submit = async () => {
    const day = typed.trim() ? parseDay(typed) : null;
    const wrong = typed.trim() !== '' && (day === null || day > isoDay(serverNow()));
    setWrong(wrong);
    if (wrong) return void focusField(['asOf']);
    const made = await send<Proposal>('/retention/proposals', day ? { asOf: day } : {}, text.proposed);
    if (made) void navigate(`/retention/${made.id}`);
  };
  useShortcut('record', () => void submit());
  return (
    <div className="form">
      <p className="tells">{text.proposeLead}</p>
      <TextField
        name="asOf"
        label={text.asOf}
        hint={text.asOfHint}
        value={typed}
        onChange={setTyped}
        error={isWrong ? text.asOfWrong : null}
        inputMode="numeric"
        autoFocus
      />
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-actions">
        <Button look="primary" isWorking={isWorking} onPress={() => void submit()}>
          {text.propose}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </div>
  );
}
