import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCity } from '../api/queries.js';
import { Button } from '../shell/controls/button.js';
import { Page } from '../shell/page.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useNames, useWords } from '../words/use-words.js';
import { KeyDialog } from './key-dialog.js';
import { KeyTable } from './key-table.js';
import { type Machine, type Machines, machinesQuery } from './queries.js';
import './machines.css';

/** Which systems may connect, with which keys; for administrators. */
export function MachinesPage() {
  const { machines } = useWords();
  const query = useQuery(machinesQuery);
  // A machine: another key for it. True: a new machine.
  const [wished, setWished] = useState<Machine | true | null>(null);
  return (
    <Page
      title={machines.title}
      lead={<p className="lead">{machines.lead}</p>}
      actions={
        <Button asks look="primary" icon="plus" isDisabled={!query.data} onPress={() => setWished(true)}>
          {machines.make}
        </Button>
      }
    >
      <Loaded query={query} skeleton={<Skeleton lines={6} />}>
        {data => (
          <>
            <List data={data} onMakeKey={setWished} />
            {wished && (
              <KeyDialog
                machine={wished === true ? null : wished}
                grantable={data.grantable}
                onClose={() => setWished(null)}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function List({ data, onMakeKey }: { data: Machines; onMakeKey: (machine: Machine) => void }) {
  const words = useWords();
  const { name } = useNames();
  const agencies = useCity()?.agencies ?? [];
  if (data.items.length === 0)
    return <Empty title={words.machines.empty} hint={words.machines.emptyHint} icon="plus" />;
  return data.items.map(machine => (
    <section key={machine.id} className="machine" aria-labelledby={`machine-${machine.id}`}>
      <div className="machine-head">
        <h2 id={`machine-${machine.id}`}>{machine.name}</h2>
        <p className="muted">
          {[
            words.roles[machine.role],
            machine.agency && name(agencies.find(({ code }) => code === machine.agency)),
            !machine.active && words.machines.closed,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {machine.active && (
          <Button asks icon="plus" onPress={() => onMakeKey(machine)}>
            {words.machines.makeKey}
          </Button>
        )}
      </div>
      <KeyTable machine={machine} />
    </section>
  ));
}
