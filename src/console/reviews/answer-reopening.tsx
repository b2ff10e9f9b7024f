import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { patchRow } from '../clocks/patch-row.js';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { TextField } from '../shell/controls/text-field.js';
import { Skeleton } from '../shell/states.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useDraft } from '../visits/use-draft.js';
import { useWords } from '../words/use-words.js';
import { RENEWS, type Review } from './review-queries.js';
import { useTexts } from './use-texts.js';
import { Written } from './written.js';

const ANSWERS = ['approve', 'refuse'] as const;
type Answer = (typeof ANSWERS)[number];

/** A second person agrees to the reopening, or does not; who asked may take it back. */
export function AnswerReopening({ one }: { one: Review }) {
  const { reviews: text } = useWords();
  const [open, setOpen] = useState<Answer | null>(null);
  const possible = ANSWERS.filter(answer => (answer === 'approve' ? one.mayApprove : one.mayRefuse));
  const titles = { approve: text.approveOf(one.case.number), refuse: text.refuseOf(one.case.number) };
  return (
    <>
      {possible.map(answer => (
        <Button
          key={answer}
          asks
          look={answer === 'approve' ? 'primary' : undefined}
          aria-label={titles[answer]}
          onPress={() => setOpen(answer)}
        >
          {text[answer]}
        </Button>
      ))}
      <Dialog title={titles[open ?? 'approve']} isOpen={open !== null} onClose={() => setOpen(null)}>
        {open && <AnswerForm one={one} answer={open} onClose={() => setOpen(null)} />}
      </Dialog>
    </>
  );
}

function AnswerForm({ one, answer, onClose }: { one: Review; answer: Answer; onClose: () => void }) {
  const { reviews: text } = useWords();
  const client = useQueryClient();
  const { draft, wrong, change, check, forget } = useDraft(`refuse ${one.id}`, { reason: '' });
  const { send, isWorking, problem } = usePost(RENEWS, one.case.number);
  const written = useTexts(one, true);
  const { texts } = written;
  const reason = draft.reason.trim();
  const refuses = answer === 'refuse';

  const submit = async () => {
    if (isWorking || !check([refuses && !reason && 'reason'])) return;
    const action = `${answer}-reopening` as const;
    const body = { version: one.version, ...(refuses && { reason }) };
    const hear = (now: Review) => patchRow(client, 'reviews', now);
    const done = text.doneAs[action](one.case.number);
    if (!(await send(`/reviews/${one.id}/actions/${action}`, body, done, hear))) return;
    forget();
    onClose();
  };

  if (!texts) return written.problem ? <p role="alert">{written.problem}</p> : <Skeleton lines={4} />;
  return (
    <>
      <Written one={one} texts={texts} />
      <p className="tells">{refuses ? text.refuseTells : text.approveTells}</p>
      {refuses && (
        <div className="form">
          <TextField
            name="reason"
            label={text.why}
            isRequired
            wide
            lines={3}
            error={wrong.includes('reason') ? text.need.text : null}
            value={draft.reason}
            onChange={value => change({ reason: value })}
          />
        </div>
      )}
      <DialogEnd submit={text[answer]} onSubmit={() => void submit()} {...{ problem, isWorking, onClose }} />
    </>
  );
}
