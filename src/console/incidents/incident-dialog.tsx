import type { CasePage } from '../api/types.js';
import { Dialog } from '../shell/controls/dialog.js';
import { useWords } from '../words/use-words.js';
import type { FormProps, IncidentAction } from './incident-actions.js';
import { MergeForm } from './merge-form.js';
import { SplitForm } from './split-form.js';

const FORMS = { merge: MergeForm, split: SplitForm };

interface Props extends FormProps {
  action: IncidentAction;
  page: CasePage;
}

/** What the action does and whom it tells, and its form. */
export function IncidentDialog({ action, page, why, onClose }: Props) {
  const words = useWords();
  const Form = FORMS[action];
  return (
    <Dialog title={`${words.case.action[action]} ${page.number}`} isOpen onClose={onClose}>
      <p className="tells">{words.case.tells[action]}</p>
      <Form {...{ page, why, onClose }} />
    </Dialog>
  );
}
