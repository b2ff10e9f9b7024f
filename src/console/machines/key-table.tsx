import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api } from '../api/client.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { RowList } from '../shell/row-list.js';
import { dateTimeWords } from '../words/dates.js';
import { problemWords, useLanguage, useWords } from '../words/use-words.js';
import { type Machine, type MachineKey, machinesQuery } from './queries.js';

export function KeyTable({ machine }: { machine: Machine }) {
  const { machines: text, states } = useWords();
  const language = useLanguage();
  const [revoking, setRevoking] = useState<MachineKey | null>(null);
  const time = (at: string) => <time dateTime={at}>{dateTimeWords(at, language)}</time>;
  const facts: Column[] = [
    {
      name: text.may,
      cell: key => key.rights.map(right => text.rightNames[right] ?? right).join(states.and),
    },
    { name: text.rate, cell: key => key.ratePerMinute },
    { name: text.madeBy, cell: key => <Below first={time(key.madeAt)} second={key.madeBy} /> },
    { name: text.ends, cell: key => time(key.expiresAt) },
    { name: text.used, cell: key => (key.lastUsedAt ? time(key.lastUsedAt) : text.never) },
  ];
  const revoke = (key: MachineKey) =>
    key.state === 'active' && (
      <Button asks look="danger" aria-label={`${text.revoke} ${key.name}`} onPress={() => setRevoking(key)}>
        {text.revoke}
      </Button>
    );
  return (
    <>
      <RowList
        caption={text.of(machine.name)}
        items={machine.keys}
        columns={[
          { name: text.key, cell: key => <Below first={key.name} second={text.state[key.state]} /> },
          ...facts,
          { name: text.actions, cell: revoke },
        ]}
        card={key => (
          <>
            {facts.map(({ name, cell }) => (
              <div key={name}>
                <span className="muted">{name}</span> {cell(key)}
              </div>
            ))}
            {revoke(key)}
          </>
        )}
      />
      {revoking && (
        <RevokeDialog machineId={machine.id} machineKey={revoking} onClose={() => setRevoking(null)} />
      )}
    </>
  );
}

interface Column {
  name: string;
  cell: (key: MachineKey) => ReactNode;
}

const Below = ({ first, second }: { first: ReactNode; second: string }) => (
  <>
    {first}
    <span className="second-line">{second}</span>
  </>
);

function RevokeDialog(props: { machineId: string; machineKey: MachineKey; onClose: () => void }) {
  const { machineId, machineKey, onClose } = props;
  const words = useWords();
  const client = useQueryClient();
  const [isWorking, setWorking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const revoke = async () => {
    setWorking(true);
    try {
      await api.delete(`/machines/${machineId}/keys/${machineKey.id}`);
      say('result', words.machines.revoked(machineKey.name));
      await client.invalidateQueries(machinesQuery);
      onClose();
    } catch (error) {
      setProblem(problemWords(error, words));
      setWorking(false);
    }
  };
  return (
    <Dialog title={words.machines.revokeTitle(machineKey.name)} isOpen onClose={onClose}>
      <p>{words.machines.revokeLead}</p>
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-actions">
        <Button look="danger" isWorking={isWorking} onPress={() => void revoke()}>
          {words.machines.revoke}
        </Button>
        <Button onPress={onClose}>{words.states.cancel}</Button>
      </div>
    </Dialog>
  );
}
