import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { dateTimeWords } from '../words/dates.js';
import { problemWords, useLanguage, useWords } from '../words/use-words.js';
import { type Machine, type MachineKey, machinesQuery } from './queries.js';

export function KeyTable({ machine }: { machine: Machine }) {
  const { machines, states } = useWords();
  const language = useLanguage();
  const [revoking, setRevoking] = useState<MachineKey | null>(null);
  const time = (at: string) => <time dateTime={at}>{dateTimeWords(at, language)}</time>;
  return (
    <div className="table-frame">
      <table className="case-table">
        <caption className="hidden-text">{machines.of(machine.name)}</caption>
        <thead>
          <tr>
            {[
              machines.key,
              machines.may,
              machines.rate,
              machines.madeBy,
              machines.ends,
              machines.used,
              machines.actions,
            ].map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {machine.keys.map(key => (
            <tr key={key.id}>
              <th scope="row">
                {key.name}
                <span className="second-line">{machines.state[key.state]}</span>
              </th>
              <td>{key.rights.map(right => machines.rightNames[right] ?? right).join(states.and)}</td>
              <td>{key.ratePerMinute}</td>
              <td>
                {time(key.madeAt)}
                <span className="second-line">{key.madeBy}</span>
              </td>
              <td>{time(key.expiresAt)}</td>
              <td>{key.lastUsedAt ? time(key.lastUsedAt) : machines.never}</td>
              <td>
                {key.state === 'active' && (
                  <Button
                    asks
                    look="danger"
                    aria-label={`${machines.revoke} ${key.name}`}
                    onPress={() => setRevoking(key)}
                  >
                    {machines.revoke}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {revoking && (
        <RevokeDialog machineId={machine.id} machineKey={revoking} onClose={() => setRevoking(null)} />
      )}
    </div>
  );
}

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
