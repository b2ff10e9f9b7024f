import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '../shell/controls/button.js';
import { Radios } from '../shell/controls/radios.js';
import { TextField } from '../shell/controls/text-field.js';
import { DateTime } from '../shell/date-time.js';
import { Empty, Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { type Hold, holdsQuery, ofRetention } from './queries.js';
import { ReasonDialog } from './reason-dialog.js';
import { useSend } from './use-send.js';

export function Holds({ mayHold }: { mayHold: boolean }) {
  const text = useWords().privacy.retention;
  const query = useQuery(holdsQuery);
  const [isPlacing, setPlacing] = useState(false);
  const [lifting, setLifting] = useState<Hold | null>(null);
  return (
    <section className="privacy-section" aria-labelledby="retention-holds">
      <div className="privacy-head">
        <h2 id="retention-holds">{text.holds}</h2>
        {mayHold && (
          <Button asks icon="plus" onPress={() => setPlacing(true)}>
            {text.hold}
          </Button>
        )}
      </div>
      <p className="muted">{text.holdsLead}</p>
      <Loaded query={query} skeleton={<Skeleton lines={2} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={text.noHolds} hint={text.noHoldsHint} />
          ) : (
            <ul className="cards" aria-label={text.holds}>
              {items.map(hold => (
                <li key={hold.id} className="card">
                  <div className="card-title">
                    <span className="number">{hold.number}</span> {text.holdOfs[hold.of]}
                  </div>
                  <p className="privacy-text">{hold.reason}</p>
                  <p className="muted">
                    {hold.placedBy.name} <DateTime at={hold.placedAt} />
                  </p>
                  {mayHold && (
                    <div className="order-actions">
                      <Button asks aria-label={text.liftOf(hold.number)} onPress={() => setLifting(hold)}>
                        {text.lift}
                      </Button>
                    </div>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {isPlacing && <Place onClose={() => setPlacing(false)} />}
      {lifting && <Lift hold={lifting} onClose={() => setLifting(null)} />}
    </section>
  );
}

function Place({ onClose }: { onClose: () => void }) {
  const text = useWords().privacy.retention;
  const [number, setNumber] = useState('');
  const [of, setOf] = useState<Hold['of']>('case');
  const { send, isWorking, problem } = useSend(ofRetention);
  const place = async (reason: string) => {
    const body = { number: number.trim().toUpperCase(), of, reason };
    if (await send('/retention/holds', body, text.holdPlaced)) onClose();
  };
  return (
    <ReasonDialog
      title={text.hold}
      tells={text.holdsLead}
      label={text.reason}
      submit={text.hold}
      isWorking={isWorking}
      problem={problem}
      onSubmit={reason => void place(reason)}
      onClose={onClose}
    >
      <TextField
        name="number"
        label={text.holdNumber}
        value={number}
        onChange={setNumber}
        isRequired
        autoFocus
      />
      <Radios
        name="of"
        label={text.holdOf}
        value={of}
        onChange={setOf}
        options={(['case', 'person'] as const).map(id => ({ id, label: text.holdOfs[id] }))}
      />
    </ReasonDialog>
  );
}

function Lift({ hold, onClose }: { hold: Hold; onClose: () => void }) {
  const text = useWords().privacy.retention;
  const { send, isWorking, problem } = useSend(ofRetention);
  const lift = async (reason: string) => {
    if (await send(`/retention/holds/${hold.id}/lift`, { reason }, text.lifted)) onClose();
  };
  return (
    <ReasonDialog
      title={text.liftOf(hold.number)}
      tells={hold.reason}
      label={text.reason}
      submit={text.lift}
      isWorking={isWorking}
      problem={problem}
      onSubmit={reason => void lift(reason)}
      onClose={onClose}
    />
  );
}
