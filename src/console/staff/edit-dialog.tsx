import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, isProblem } from '../api/client.js';
import type { City, Me, StaffAccount, StaffWithLink } from '../api/types.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Check } from '../shell/controls/check.js';
import { Choice } from '../shell/controls/choice.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Select } from '../shell/controls/select.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { problemWords, useNames, useWords } from '../words/use-words.js';

/** These belong to an agency; the server has the last word. */
const OF_AGENCIES = ['officer', 'agency_chief'];

interface Props {
  me: Me;
  /** Null: a new one. */
  account: StaffAccount | null;
  city: City;
  onClose: (made: StaffWithLink | null) => void;
}

/** A new account, or another post for somebody. */
export function EditDialog({ me, account, city, onClose }: Props) {
  const words = useWords();
  const text = words.staff;
  const { name, said } = useNames();
  const client = useQueryClient();
  const [wish, setWish] = useState({
    username: account?.username ?? '',
    name: account?.name ?? '',
    email: account?.email ?? '',
    role: account?.role ?? (me.agency ? 'officer' : 'agent'),
    agency: account?.agency ?? me.agency?.code ?? null,
    districts: account?.districts ?? [],
  });
  const [wrong, setWrong] = useState<Record<string, string>>({});
  const [isWorking, setWorking] = useState(false);
  const change = (next: Partial<typeof wish>) => setWish(before => ({ ...before, ...next }));
  const roles = Object.entries(words.roles).filter(([role]) => !me.agency || OF_AGENCIES.includes(role));
  const isOfAgency = OF_AGENCIES.includes(wish.role);
  const title = account ? text.of(text.names.change, account.name) : text.create;

  const save = async () => {
    setWorking(true);
    setWrong({});
    const { username, email, districts, ...rest } = wish;
    const post = {
      ...rest,
      email: email.trim() || null,
      agency: isOfAgency ? wish.agency : null,
      districts: isOfAgency && districts.length > 0 ? districts : null,
    };
    try {
      if (account) {
        await api.post(`/staff/${account.id}/actions/change`, { version: account.version, ...post });
        onClose(null);
      } else onClose(await api.post<StaffWithLink>('/staff', { username, ...post }));
      say('result', text.done(account ? text.names.change : text.create, wish.name));
    } catch (error) {
      const fields = isProblem(error) ? error.fields : [];
      setWrong({
        ...Object.fromEntries(fields.map(({ field, message }) => [field, said(message)])),
        all: problemWords(error, words),
      });
      focusField(fields.map(({ field }) => field));
    } finally {
      setWorking(false);
      void client.invalidateQueries({ queryKey: ['staff'] });
    }
  };

  return (
    <Dialog title={title} isOpen onClose={() => onClose(null)}>
      {!account && (
        <TextField
          name="username"
          label={text.fields.username}
          hint={text.fields.usernameHint}
          isRequired
          value={wish.username}
          onChange={username => change({ username })}
          error={wrong.username}
          autoComplete="off"
          autoFocus
        />
      )}
      <TextField
        name="name"
        label={text.fields.name}
        isRequired
        value={wish.name}
        onChange={next => change({ name: next })}
        error={wrong.name}
        autoComplete="off"
      />
      <TextField
        name="email"
        label={text.fields.email}
        hint={text.fields.emailHint}
        value={wish.email}
        onChange={email => change({ email })}
        error={wrong.email}
        inputMode="email"
        autoComplete="off"
      />
      <Select
        name="role"
        label={text.fields.role}
        isRequired
        options={roles.map(([id, label]) => ({ id, label }))}
        value={wish.role}
        onChange={role => change({ role: role as typeof wish.role })}
        error={wrong.role}
      />
      {isOfAgency && (
        <>
          <Choice
            name="agency"
            label={text.fields.agency}
            isRequired
            placeholder={text.fields.chooseAgency}
            options={city.agencies.map(agency => ({ id: agency.code, label: name(agency) }))}
            value={wish.agency}
            onChange={agency => change({ agency })}
            error={wrong.agency}
          />
          <fieldset className="staff-districts" data-field="districts">
            <legend className="field-label">{text.fields.districts}</legend>
            <p className="field-hint">{text.fields.districtsHint}</p>
            <div className="staff-district-list">
              {city.districts.map(({ code, ...district }) => (
                <Check
                  key={code}
                  name={`district-${code}`}
                  label={name(district)}
                  value={wish.districts.includes(code)}
                  onChange={isOn =>
                    change({
                      districts: isOn
                        ? [...wish.districts, code]
                        : wish.districts.filter(other => other !== code),
                    })
                  }
                />
              ))}
            </div>
          </fieldset>
        </>
      )}
      {account && <p className="tells">{text.tells.change}</p>}
      <p className="form-problem" role="alert">
        {wrong.all}
      </p>
      <div className="dialog-actions">
        <Button look="primary" isWorking={isWorking} onPress={() => void save()}>
          {account ? words.states.save : text.create}
        </Button>
        <Button onPress={() => onClose(null)}>{words.states.cancel}</Button>
      </div>
    </Dialog>
  );
}
