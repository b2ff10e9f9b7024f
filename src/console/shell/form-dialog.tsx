import type { ComponentProps, ReactNode } from 'react';
import { DialogEnd } from '../visits/form-parts.js';
import { Dialog } from './controls/dialog.js';

interface Props extends ComponentProps<typeof DialogEnd> {
  title: string;
  /** What it does, and whom it tells. */
  tells: string;
  /** Its fields. */
  children: ReactNode;
}

/** A form in a dialog: what it does, what is typed, and the two ways out. */
export function FormDialog({ title, tells, children, ...end }: Props) {
  return (
    <Dialog title={title} isOpen onClose={end.onClose}>
      <p className="tells">{tells}</p>
      <div className="form">{children}</div>
      <DialogEnd {...end} />
    </Dialog>
  );
}
