import { useQuery } from '@tanstack/react-query';
import { Dialog } from '../shell/controls/dialog.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { useWords } from '../words/use-words.js';
import { AnswerForm } from './answer-form.js';
import type { ActProps } from './letter-actions.js';
import { answerDraftQuery } from './mailbox-queries.js';

/** One letter, one answer: read word by word before it goes. */
export function AnswerDialog({ letter, why, onClose }: ActProps) {
  const { answer: text } = useWords().mailbox;
  const query = useQuery(answerDraftQuery(letter.id));
  return (
    <Dialog title={text.title} isOpen onClose={onClose} wide>
      <p className="tells">
        {text.tells} {letter.answeredAt !== null && text.again}
      </p>
      <Loaded query={query} skeleton={<Skeleton lines={8} height="text" />}>
        {draft => (
          <AnswerForm
            key={draft.basis}
            {...{ letter, why, draft, onClose }}
            onReload={() => void query.refetch()}
            isReloading={query.isFetching}
          />
        )}
      </Loaded>
    </Dialog>
  );
}
