import { useEffect, useRef, useState } from 'react';
import type { CasePage } from '../api/types.js';
import { usePost } from '../identity/use-post.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { focusField, TextField } from '../shell/controls/text-field.js';
import { useWords } from '../words/use-words.js';

const RENEWS = ['case', 'unsealings'] as const;
const REASON = 'unsealing-reason';

/** To ask to know who asked, and what came of it. */
export function Unseal({ page }: { page: CasePage }) {
  const { identity: text } = useWords();
  const [reason, setReason] = useState('');
  const [isWrong, setWrong] = useState(false);
  const { send, isWorking, problem } = usePost(RENEWS);
  const { mayAsk, request, ground } = page.identity;
  useSaidDecision(page);

  const ask = async () => {
    setWrong(reason.trim() === '');
    if (reason.trim() === '') return void focusField([REASON]);
    const path = `/cases/${encodeURIComponent(page.number)}/unsealings`;
    if (await send(path, { reason: reason.trim() }, text.asked)) setReason('');
  };
  const end = () =>
    void send(`/unsealings/${request?.id}/actions/end`, { version: request?.version }, text.ended);

  return (
    <>
      {request?.state === 'asked' && <p>{text.waits(text.decider[request.decider])}</p>}
      {request?.state === 'refused' && <p>{[text.lastRefused, request.note].filter(Boolean).join('：')}</p>}
      {ground === 'unsealed' && request?.state === 'approved' && (
        <Button isWorking={isWorking} onPress={end}>
          {text.end}
        </Button>
      )}
      {mayAsk && (
        <>
          <TextField
            name={REASON}
            label={text.askReason}
            hint={text.askHint}
            isRequired
            error={isWrong ? text.askNeed : null}
            value={reason}
            onChange={value => {
              setWrong(false);
              setReason(value);
            }}
            lines={2}
            wide
          />
          <Button isWorking={isWorking} onPress={() => void ask()}>
            {text.ask}
          </Button>
        </>
      )}
      {problem && (
        <p className="form-problem" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}

/** Whoever waits hears what somebody else has decided. */
function useSaidDecision({ number, identity: { request } }: CasePage) {
  const { decided } = useWords().identity;
  const state = request?.state ?? null;
  const before = useRef(state);
  useEffect(() => {
    const isNews = before.current === 'asked' && (state === 'approved' || state === 'refused');
    before.current = state;
    if (isNews) say('changed', decided[state](number));
  }, [state, number, decided]);
}
