import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Select } from '../shell/controls/select.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { useShortcut } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';
import { ofRequests, type PersonRequest } from './queries.js';
import { useSend } from './use-send.js';

export function RegisterDialog({ onClose }: { onClose: () => void }) {
  const text = useWords().privacy.requests;
  return (
    <Dialog title={text.register} isOpen onClose={onClose}>
      <Form onClose={onClose} />
    </Dialog>
  );
}

const optionsOf = (named: Record<string, string>) =>
  Object.entries(named).map(([id, label]) => ({ id, label }));

function Form({ onClose }: { onClose: () => void }) {
  const words = useWords();
  const text = words.privacy.requests;
  const navigate = useNavigate();
  const [kind, setKind] = useState('access');
  const [identifiedBy, setIdentifiedBy] = useState('id_card');
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [caseNumber, setCaseNumber] = useState('');
  const [wrong, setWrong] = useState<{ name?: string; phone?: string }>({});
  const { send, isWorking, problem } = useSend(ofRequests);
  const submit = async () => {
    const found = {
      ...(!name.trim() && { name: text.needName }),
      ...(!phone.trim() && !caseNumber.trim() && { phone: text.needWay }),
    };
    setWrong(found);
    if (Object.keys(found).length > 0) return void focusField(Object.keys(found));
    const made = await send<PersonRequest>(
      '/person-requests',
      {
        ...{ kind, identifiedBy, name: name.trim() },
        ...(phone.trim() && { phone: phone.trim() }),
        ...(caseNumber.trim() && { caseNumber: caseNumber.trim() }),
      },
      text.registered,
    );
    if (made) void navigate(`/person-requests/${made.id}`);
  };
  useShortcut('record', () => void submit());
  return (
    <div className="form">
      <Select name="kind" label={text.kind} value={kind} onChange={setKind} options={optionsOf(text.kinds)} />
      <Select
        name="identifiedBy"
        label={text.identifiedBy}
        value={identifiedBy}
        onChange={setIdentifiedBy}
        options={optionsOf(text.identified)}
      />
      <TextField
        name="name"
        label={text.name}
        hint={text.nameHint}
        value={name}
        onChange={setName}
        error={wrong.name ?? null}
        autoComplete="off"
        isRequired
      />
      <TextField
        name="phone"
        label={text.phone}
        hint={text.phoneOrNumber}
        value={phone}
        onChange={setPhone}
        error={wrong.phone ?? null}
        type="tel"
        autoComplete="off"
      />
      <TextField
        name="caseNumber"
        label={text.caseNumber}
        value={caseNumber}
        onChange={setCaseNumber}
        autoComplete="off"
      />
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-actions">
        <Button look="primary" isWorking={isWorking} onPress={() => void submit()}>
          {text.register}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </div>
  );
}
