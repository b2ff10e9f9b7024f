import { useState } from 'react';
import { Button } from '../shell/controls/button.js';
import { Radios } from '../shell/controls/radios.js';
import { useWords } from '../words/use-words.js';
import { ofRequests, type PersonRequest } from './queries.js';
import { ReasonDialog } from './reason-dialog.js';
import { useSend } from './use-send.js';

type Step = 'extend' | 'decide' | 'finish';

/** What can be done with the request as it stands. */
export function RequestActions({ request }: { request: PersonRequest }) {
  const text = useWords().privacy.requests;
  const [step, setStep] = useState<Step | null>(null);
  const [decision, setDecision] = useState<'granted' | 'refused'>(
    request.persons > 0 ? 'granted' : 'refused',
  );
  const { send, isWorking, problem } = useSend(ofRequests);
  const { id, version } = request;
  const deletes = request.deletion?.state;
  const isDeleting = deletes === 'proposed' || deletes === 'approved';
  const submit = async (reason: string) => {
    const sent = {
      extend: { body: { version, reason }, said: text.isExtended },
      decide: { body: { version, decision, reason }, said: text.isDecided },
      finish: { body: { version, result: reason }, said: text.isFinished },
    }[step as Step];
    if (await send(`/person-requests/${id}/${step}`, sent.body, sent.said)) setStep(null);
  };
  const dialogs = {
    extend: { tells: text.extendTells, label: text.extensionReason },
    decide: { tells: text.decideTells, label: text.decisionReason },
    finish: { tells: text.finishTells, label: text.result },
  };
  return (
    <section className="privacy-section" aria-label={text.progress}>
      <div className="privacy-actions">
        {request.decision === null && (
          <Button asks look="primary" onPress={() => setStep('decide')}>
            {text.decide}
          </Button>
        )}
        {request.decision !== null && !isDeleting && (
          <Button asks look="primary" onPress={() => setStep('finish')}>
            {text.finish}
          </Button>
        )}
        {request.decision === null && request.extensionReason === null && (
          <Button asks onPress={() => setStep('extend')}>
            {text.extend}
          </Button>
        )}
        {!request.isMine && (
          <Button
            isWorking={isWorking}
            onPress={() => void send(`/person-requests/${id}/take`, { version }, text.taken)}
          >
            {text.take}
          </Button>
        )}
      </div>
      {!request.isMine && <p className="muted">{text.takeTells}</p>}
      {problem && step === null && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
      {step && (
        <ReasonDialog
          title={text[step]}
          tells={dialogs[step].tells}
          label={dialogs[step].label}
          submit={text[step]}
          isWorking={isWorking}
          problem={problem}
          onSubmit={reason => void submit(reason)}
          onClose={() => setStep(null)}
        >
          {step === 'decide' && (
            <Radios
              name="decision"
              label={text.decision}
              value={decision}
              onChange={setDecision}
              options={(['granted', 'refused'] as const).map(one => ({
                id: one,
                label: text.decisions[one],
              }))}
            />
          )}
        </ReasonDialog>
      )}
    </section>
  );
}
