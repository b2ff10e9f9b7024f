import { useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useWords } from '../words/use-words.js';

const RENEWS = ['kept-routes'] as const;

/** From now on cases go where they went before the arbitration: asked back, since nobody can undo it. */
export function EndKeptRoute({ id, rule }: { id: string; rule: string }) {
  const { kept: text } = useWords().returns;
  const [isOpen, setOpen] = useState(false);
  const { send, isWorking, problem } = usePost(RENEWS);
  const close = () => setOpen(false);
  const end = async () => {
    if (isWorking) return;
    if (await send(`/kept-routes/${id}/actions/end`, {}, text.done)) close();
  };
  return (
    <div className="order-actions">
      <Button asks onPress={() => setOpen(true)} aria-label={`${text.end} ${rule}`}>
        {text.end}
      </Button>
      <Dialog title={text.endTitle} isOpen={isOpen} onClose={close}>
        <div className="tells">
          <p>{rule}</p>
          <p>{text.endTells}</p>
        </div>
        <DialogEnd
          problem={problem}
          isWorking={isWorking}
          submit={text.end}
          look="danger"
          onSubmit={() => void end()}
          onClose={close}
        />
      </Dialog>
    </div>
  );
}
