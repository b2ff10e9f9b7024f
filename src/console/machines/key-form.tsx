import { useState } from 'react';
import { useCity } from '../api/queries.js';
import type { Right } from '../api/types.js';
import { Button } from '../shell/controls/button.js';
import { Check } from '../shell/controls/check.js';
import { Select } from '../shell/controls/select.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { useNames, useWords } from '../words/use-words.js';
import type { Machine, Machines } from './queries.js';

export interface KeyWish {
  name: string;
  role: string;
  agency: string | null;
  keyName: string;
  rights: Right[];
  days: number;
  ratePerMinute: number;
}

interface Props {
  machine: Machine | null;
  grantable: Machines['grantable'];
  problem: string | null;
  isWorking: boolean;
  onMake: (wish: KeyWish) => void;
  onClose: () => void;
}

const AGENCY_ROLES = ['officer', 'agency_chief'];
const MOST = { days: 365, ratePerMinute: 6000 };

const isNumber = (value: string, most: number) =>
  /^\d{1,4}$/.test(value) && Number(value) > 0 && Number(value) <= most;

export function KeyForm({ machine, grantable, problem, isWorking, onMake, onClose }: Props) {
  const words = useWords();
  const text = words.machines;
  const { name: nameOf } = useNames();
  const city = useCity();
  const [name, setName] = useState(machine?.name ?? '');
  const [role, setRole] = useState<string>(machine?.role ?? 'agent');
  const [agency, setAgency] = useState(machine?.agency ?? '');
  const [keyName, setKeyName] = useState('');
  const [rights, setRights] = useState<Right[]>([]);
  const [days, setDays] = useState('180');
  const [rate, setRate] = useState('300');
  const [isTried, setTried] = useState(false);

  const offered = grantable.find(one => one.role === role)?.rights ?? [];
  const isOfAgency = AGENCY_ROLES.includes(role);
  const chosen = rights.filter(right => offered.includes(right));
  const faults: Record<string, string | undefined> = {
    name: name.trim() ? undefined : text.need,
    agency: isOfAgency && !agency ? text.chooseAgency : undefined,
    keyName: keyName.trim() ? undefined : text.need,
    rights: chosen.length > 0 ? undefined : text.needRights,
    days: isNumber(days, MOST.days) ? undefined : text.wrongDays,
    ratePerMinute: isNumber(rate, MOST.ratePerMinute) ? undefined : text.wrongRate,
  };
  // Told when it is sent first, and gone as soon as it is right.
  const wrong = isTried ? faults : {};
  const submit = () => {
    setTried(true);
    const fields = Object.keys(faults).filter(field => faults[field] !== undefined);
    if (fields.length > 0) return void focusField(fields);
    onMake({
      name: name.trim(),
      role,
      agency: isOfAgency ? agency : null,
      keyName: keyName.trim(),
      rights: chosen,
      days: Number(days),
      ratePerMinute: Number(rate),
    });
  };

  return (
    <div className="form">
      {!machine && (
        <>
          <TextField
            name="name"
            label={text.name}
            hint={text.nameHint}
            value={name}
            onChange={setName}
            isRequired
            error={wrong.name}
            autoFocus
          />
          <Select
            name="role"
            label={text.role}
            value={role}
            onChange={setRole}
            options={grantable.map(one => ({ id: one.role, label: words.roles[one.role] ?? one.role }))}
          />
          {isOfAgency && (
            <Select
              name="agency"
              label={text.agency}
              value={agency}
              onChange={setAgency}
              empty={text.chooseAgency}
              error={wrong.agency}
              options={(city?.agencies ?? []).map(one => ({ id: one.code, label: nameOf(one) }))}
            />
          )}
        </>
      )}
      <TextField
        name="keyName"
        label={text.keyName}
        hint={text.keyNameHint}
        value={keyName}
        onChange={setKeyName}
        isRequired
        error={wrong.keyName}
        autoFocus={machine !== null}
      />
      <fieldset className="key-rights" data-field="rights">
        <legend className="field-label">{text.rights}</legend>
        {offered.length === 0 && <p className="muted">{text.noRights}</p>}
        <div className="two-columns">
          {offered.map(right => (
            <Check
              key={right}
              name={right}
              label={text.rightNames[right] ?? right}
              value={chosen.includes(right)}
              onChange={isOn => setRights(isOn ? [...chosen, right] : chosen.filter(one => one !== right))}
            />
          ))}
        </div>
        {wrong.rights && (
          <p className="field-error" role="alert">
            {wrong.rights}
          </p>
        )}
      </fieldset>
      <TextField
        name="days"
        label={text.days}
        inputMode="numeric"
        value={days}
        onChange={setDays}
        error={wrong.days}
      />
      <TextField
        name="ratePerMinute"
        label={text.ratePerMinute}
        inputMode="numeric"
        value={rate}
        onChange={setRate}
        error={wrong.ratePerMinute}
      />
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-actions">
        <Button look="primary" isWorking={isWorking} onPress={submit}>
          {text.submit}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </div>
  );
}
