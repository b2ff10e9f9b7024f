import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Icon } from '../shell/icons.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { type Quarantined, quarantinedText } from './intake-queries.js';
import './intake.css';

/** Read it first; then it is recorded or discarded. */
export function QuarantinedItem({ one }: { one: Quarantined }) {
  const { quarantine: text } = useWords().intake;
  const [isOpen, setOpen] = useState(false);
  if (!one.isReadable) return <p className="muted">{text.gone}</p>;
  return (
    <div className="order-actions">
      <Button asks onPress={() => setOpen(true)} aria-label={text.readOf(text.doors[one.door])}>
        {text.read}
      </Button>
      <Dialog title={text.readTitle} isOpen={isOpen} onClose={() => setOpen(false)} wide>
        <Reading one={one} onClose={() => setOpen(false)} />
      </Dialog>
    </div>
  );
}

function Reading({ one, onClose }: { one: Quarantined; onClose: () => void }) {
  const words = useWords();
  const { quarantine: text } = words.intake;
  const query = useQuery(quarantinedText(one.id));
  const { send, isWorking, problem } = usePost(['quarantine']);
  const decide = async (verb: 'take' | 'discard' | 'retake', done: string) => {
    if (await send(`/quarantine/${one.id}/actions/${verb}`, {}, done)) onClose();
  };
  return (
    <>
      <Loaded query={query} skeleton={<Skeleton lines={8} />}>
        {data => (
          <>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard */}
            <section className="as-it-came" tabIndex={0} aria-label={text.readTitle}>
              {data.text}
            </section>
            {data.isCut && <p className="muted">{text.cut}</p>}
          </>
        )}
      </Loaded>
      <p>
        <a className="button plain" href={`/api/quarantine/${one.id}/raw`} download>
          <Icon name="download" /> {text.download}
        </a>{' '}
        <span className="muted">{text.downloadTells}</span>
      </p>
      {one.state === 'open' && (
        <>
          <p className="muted">{text.takeTells}</p>
          <p className="muted">{text.discardTells}</p>
        </>
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <div className="dialog-actions">
        {one.state === 'open' && (
          <>
            <Button look="primary" isWorking={isWorking} onPress={() => void decide('take', text.taken)}>
              {text.take}
            </Button>
            {one.door === 'mailbox' && (
              <Button isWorking={isWorking} onPress={() => void decide('retake', text.retaken)}>
                {text.retake}
              </Button>
            )}
            <Button isWorking={isWorking} onPress={() => void decide('discard', text.discarded)}>
              {text.discard}
            </Button>
          </>
        )}
        <Button onPress={onClose}>{words.states.close}</Button>
      </div>
    </>
  );
}
