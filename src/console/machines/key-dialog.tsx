import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { TextField } from '../shell/controls/text-field.js';
import { problemWords, useWords } from '../words/use-words.js';
import { KeyForm, type KeyWish } from './key-form.js';
import { type Machine, type Machines, type MadeKey, machinesQuery } from './queries.js';

interface Props {
  /** Null: for a machine that is made with it. */
  machine: Machine | null;
  grantable: Machines['grantable'];
  onClose: () => void;
}

/** Asks what the key is for, then shows it, this once. */
export function KeyDialog({ machine, grantable, onClose }: Props) {
  const words = useWords();
  const client = useQueryClient();
  const [made, setMade] = useState<MadeKey | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isWorking, setWorking] = useState(false);
  const make = async ({ name, role, agency, ...key }: KeyWish) => {
    setWorking(true);
    setProblem(null);
    try {
      const path = machine ? `/machines/${machine.id}/keys` : '/machines';
      setMade(await api.post<MadeKey>(path, machine ? key : { name, role, agency, ...key }));
      void client.invalidateQueries(machinesQuery);
    } catch (error) {
      setProblem(problemWords(error, words));
    } finally {
      setWorking(false);
    }
  };
  const title = machine ? words.machines.makeKeyFor(machine.name) : words.machines.make;
  return (
    <Dialog title={made ? words.machines.shown : title} isOpen onClose={onClose}>
      {made ? (
        <Shown secret={made.key} onClose={onClose} />
      ) : (
        <KeyForm
          machine={machine}
          grantable={grantable}
          problem={problem}
          isWorking={isWorking}
          onMake={wish => void make(wish)}
          onClose={onClose}
        />
      )}
    </Dialog>
  );
}

function Shown({ secret, onClose }: { secret: string; onClose: () => void }) {
  const { machines } = useWords();
  const [told, setTold] = useState('');
  const copy = async () => {
    const said = await navigator.clipboard.writeText(secret).then(
      () => machines.copied,
      () => machines.copyFailed,
    );
    setTold(said);
    say('result', said);
  };
  return (
    <>
      <p className="tells" role="alert">
        {machines.shownLead}
      </p>
      <TextField
        name="key"
        label={machines.key}
        value={secret}
        onChange={() => undefined}
        hint={told}
        autoFocus
        wide
      />
      <div className="dialog-actions">
        <Button look="primary" onPress={() => void copy()}>
          {machines.copy}
        </Button>
        <Button onPress={onClose}>{machines.done}</Button>
      </div>
    </>
  );
}
