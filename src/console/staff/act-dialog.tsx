import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, isProblem } from '../api/client.js';
import type { StaffAccount, StaffAction, StaffWithLink } from '../api/types.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Choice } from '../shell/controls/choice.js';
import { Dialog } from '../shell/controls/dialog.js';
import { focusField } from '../shell/controls/text-field.js';
import { problemWords, useLanguage, useWords } from '../words/use-words.js';
import { colleaguesQuery } from './queries.js';

interface Props {
  action: Exclude<StaffAction, 'change'>;
  account: StaffAccount;
  /** With the link that a reset makes. */
  onClose: (made: StaffWithLink | null) => void;
}

/** Says what it will do before it is done. */
export function ActDialog({ action, account, onClose }: Props) {
  const words = useWords();
  const text = words.staff;
  const client = useQueryClient();
  const language = useLanguage();
  const [to, setTo] = useState<string | null>(null);
  const [wrong, setWrong] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);
  const isHandOver = action === 'hand-over';

  const act = async () => {
    if (isHandOver && !to) {
      setWrong(text.fields.chooseColleague);
      focusField(['to']);
      return;
    }
    setWorking(true);
    setProblem(null);
    try {
      const body = { version: account.version, ...(isHandOver && { to }) };
      const done = await api.post<StaffAccount | StaffWithLink>(
        `/staff/${account.id}/actions/${action}`,
        body,
      );
      say('result', text.done(text.names[action], account.name));
      onClose('link' in done ? done : null);
    } catch (error) {
      const said = isProblem(error) ? error.fields[0]?.message[language] : undefined;
      setProblem(said ?? problemWords(error, words));
    } finally {
      setWorking(false);
      void client.invalidateQueries({ queryKey: ['staff'] });
    }
  };

  return (
    <Dialog title={text.of(text.names[action], account.name)} isOpen onClose={() => onClose(null)}>
      <p className="tells">{text.tells[action]}</p>
      {isHandOver && (
        <>
          {account.ordersInHand > 0 && <p>{text.inHand(account.ordersInHand)}</p>}
          <Colleague of={account} value={to} error={wrong} onChange={setTo} />
        </>
      )}
      <p className="form-problem" role="alert">
        {problem}
      </p>
      <div className="dialog-actions">
        <Button
          look={action === 'resume' ? 'primary' : 'danger'}
          isWorking={isWorking}
          onPress={() => void act()}
        >
          {text.names[action]}
        </Button>
        <Button onPress={() => onClose(null)}>{words.states.cancel}</Button>
      </div>
    </Dialog>
  );
}

interface ColleagueProps {
  of: StaffAccount;
  value: string | null;
  error: string | null;
  onChange: (id: string | null) => void;
}

function Colleague({ of, value, error, onChange }: ColleagueProps) {
  const { fields } = useWords().staff;
  const query = useQuery(colleaguesQuery(of));
  if (query.data?.length === 0) return <p className="form-problem">{fields.noColleague}</p>;
  return (
    <Choice
      name="to"
      label={fields.to}
      isRequired
      options={(query.data ?? []).map(one => ({
        id: one.id,
        label: one.name,
        search: one.username,
        reason: one.username,
      }))}
      value={value}
      onChange={onChange}
      error={error ?? undefined}
    />
  );
}
