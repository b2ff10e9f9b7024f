import type { ReactNode } from 'react';
import { usePost } from '../identity/use-post.js';
import { Dialog } from '../shell/controls/dialog.js';
import { DialogEnd } from '../visits/form-parts.js';
import { RENEWS } from './booking-queries.js';

interface Props {
  title: string;
  /** What it does, and whom it tells. */
  tells: string;
  submit: string;
  path: string;
  body: object;
  done: string;
  onClose: () => void;
  children: ReactNode;
}

/** What cannot be undone is asked once more. */
export function AskedDialog({ title, tells, submit, path, body, done, onClose, children }: Props) {
  const { send, isWorking, problem } = usePost(RENEWS);
  const act = async () => {
    if (!isWorking && (await send(path, body, done))) onClose();
  };
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <p>{children}</p>
      <p className="tells">{tells}</p>
      <DialogEnd
        look="danger"
        problem={problem}
        isWorking={isWorking}
        submit={submit}
        onSubmit={() => void act()}
        onClose={onClose}
      />
    </Dialog>
  );
}
