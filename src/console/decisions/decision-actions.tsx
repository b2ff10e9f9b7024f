import { useCallback, useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { useWords } from '../words/use-words.js';
import { DecisionForm } from './decision-form.js';

/** What one person asks for and another decides. */
export interface Decidable {
  id: string;
  version: number;
  askedBy: string;
  mayDecide: boolean;
  mayWithdraw: boolean;
}

/** Of one kind of request, what its buttons and dialogs say. */
export interface DecisionWords {
  approve: string;
  approveTitle: (number: string) => string;
  approveTells: string;
  approveSubmit: string;
  approved: (number: string) => string;
  refuse: string;
  refuseTitle: (number: string) => string;
  refuseTells: string;
  refuseSubmit: string;
  refused: (number: string) => string;
  withdraw: string;
  withdrawn: (number: string) => string;
}

interface Props<T extends Decidable> {
  /** Of the API, in the plural: `/returns`. */
  path: string;
  one: T;
  /** Of the case. */
  number: string;
  words: DecisionWords;
  renews: readonly string[];
  hear?: (answer: T) => unknown;
  /** The door's own name of the approval, where there are several. */
  approval?: string;
}

/** Approve, refuse with a reason, take back what was asked for: each is asked back before it is done. */
export function DecisionActions<T extends Decidable>(props: Props<T>) {
  const { path, one, number, words, renews, hear, approval = 'approve' } = props;
  const { states } = useWords();
  const [open, setOpen] = useState<'approve' | 'refuse' | null>(null);
  const { send, isWorking, problem } = usePost(renews, number);
  const { id, version } = one;
  const act = useCallback(
    (action: string, done: string, reason = '') =>
      send<T>(`${path}/${id}/actions/${action}`, { version, ...(reason && { reason }) }, done, hear),
    [send, path, id, version, hear],
  );
  const decide = async (reason: string): Promise<void> => {
    const done = open === 'approve' ? words.approved(number) : words.refused(number);
    if (open && (await act(open === 'approve' ? approval : open, done, reason))) setOpen(null);
  };
  if (!one.mayDecide && !one.mayWithdraw) return null;
  const who = `${number} ${one.askedBy}`;

  return (
    <div className="order-actions">
      {one.mayDecide && (
        <>
          <Button
            asks
            look="primary"
            onPress={() => setOpen('approve')}
            aria-label={`${words.approve} ${who}`}
          >
            {words.approve}
          </Button>
          <Button asks onPress={() => setOpen('refuse')} aria-label={`${words.refuse} ${who}`}>
            {words.refuse}
          </Button>
        </>
      )}
      {one.mayWithdraw && (
        <Button
          isWorking={isWorking}
          onPress={() => void act('withdraw', words.withdrawn(number))}
          aria-label={`${words.withdraw} ${number}`}
        >
          {words.withdraw}
        </Button>
      )}
      {problem && open === null && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <Dialog
        title={open === 'refuse' ? words.refuseTitle(number) : words.approveTitle(number)}
        isOpen={open !== null}
        onClose={() => setOpen(null)}
      >
        <DecisionForm
          tells={open === 'refuse' ? words.refuseTells : words.approveTells}
          label={open === 'refuse' ? states.decision.why : states.decision.remark}
          isNeeded={open === 'refuse'}
          submitWords={open === 'refuse' ? words.refuseSubmit : words.approveSubmit}
          {...{ problem, isWorking }}
          onSubmit={decide}
          onClose={() => setOpen(null)}
        />
      </Dialog>
    </div>
  );
}
