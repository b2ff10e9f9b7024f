import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { Dialog } from '../shell/controls/dialog.js';
import { Select } from '../shell/controls/select.js';
import { TextField } from '../shell/controls/text-field.js';
import { Loaded, Skeleton } from '../shell/states.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useNames, useWords } from '../words/use-words.js';
import { policiesQuery } from './call-queries.js';
import { useMissing } from './use-missing.js';

/** The caller is abusive: a step about their number is proposed. */
export function ProposeStep({ callId }: { callId: string }) {
  const { policy: text } = useWords().calls;
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button asks look="quiet" onPress={() => setOpen(true)}>
        {text.propose}
      </Button>
      <Dialog title={text.proposeTitle} isOpen={isOpen} onClose={() => setOpen(false)}>
        <ProposeForm callId={callId} onClose={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function ProposeForm({ callId, onClose }: { callId: string; onClose: () => void }) {
  const { policy: text } = useWords().calls;
  const { name } = useNames();
  const [step, setStep] = useState('');
  const [reason, setReason] = useState('');
  const [isSent, setSent] = useState(false);
  const query = useInfiniteQuery(policiesQuery('open'));
  const steps = query.data?.pages[0]?.steps ?? [];
  const isMissing = useMissing();
  const { send, isWorking, problem } = usePost(['caller-policies']);
  const submit = async () => {
    setSent(true);
    if (isMissing({ step: step === '', reason: reason.trim() === '' }) || isWorking) return;
    if (await send('/caller-policies', { callId, step, reason: reason.trim() }, text.done)) onClose();
  };
  return (
    <>
      <p className="tells">{text.proposeTells}</p>
      <Loaded query={query} skeleton={<Skeleton lines={1} />}>
        {() => null}
      </Loaded>
      <div className="form">
        <Select
          name="step"
          label={text.step}
          isRequired
          empty=""
          error={isSent && step === '' ? text.needStep : null}
          options={steps.map(one => ({ id: one.code, label: text.days(name(one), one.days) }))}
          value={step}
          onChange={setStep}
        />
        <TextField
          name="reason"
          label={text.reason}
          isRequired
          wide
          lines={3}
          error={isSent && reason.trim() === '' ? text.needText : null}
          value={reason}
          onChange={setReason}
        />
      </div>
      <DialogEnd
        problem={problem}
        isWorking={isWorking}
        submit={text.submit}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </>
  );
}
