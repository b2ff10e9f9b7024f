import type { ReactNode } from 'react';
import type { CasePage } from '../api/types.js';
import { Dialog } from '../shell/controls/dialog.js';
import { useWords } from '../words/use-words.js';
import { LinkRepeatForm } from './link-repeat-form.js';
import { NotHandleForm } from './not-handle-form.js';
import type { FormProps, PetitionAction } from './petition-actions.js';
import { RecordOralForm } from './record-oral-form.js';
import { SupplementForm } from './supplement-form.js';
import { TransferForm } from './transfer-form.js';

const FORMS: Record<PetitionAction, (props: FormProps) => ReactNode> = {
  'not-handle': NotHandleForm,
  transfer: TransferForm,
  'link-repeat': LinkRepeatForm,
  'record-oral': RecordOralForm,
  supplement: SupplementForm,
};

interface Props extends FormProps {
  action: PetitionAction;
  page: CasePage;
}

/** What the action does and whom it tells, and its form. */
export function PetitionDialog({ action, page, why, onClose }: Props) {
  const words = useWords();
  const Form = FORMS[action];
  return (
    <Dialog title={`${words.case.action[action]} ${page.number}`} isOpen onClose={onClose}>
      <p className="tells">{words.case.tells[action]}</p>
      <Form {...{ page, why, onClose }} />
    </Dialog>
  );
}
