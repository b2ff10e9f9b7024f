import { useCallback } from 'react';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { useKey, useShortcut } from '../shell/shortcut-keys.js';
import { useWords } from '../words/use-words.js';

/** The wrap-up is over. It says so of the person; what the telephone itself does is decided at the telephone. */
export function Ready({ callId }: { callId: string }) {
  const { ready: text } = useWords().calls;
  const key = useKey('ready');
  const { send, isWorking, problem } = usePost(['calls', 'call']);
  const end = useCallback(
    () => void send(`/calls/${callId}/actions/wrap-up`, {}, text.done),
    [send, callId, text],
  );
  useShortcut('ready', isWorking ? null : end);
  return (
    <>
      <Button isWorking={isWorking} onPress={end}>
        {text.submit} <kbd>{key}</kbd>
      </Button>
      <span className="muted">{text.phone}</span>
      {problem && <p className="form-problem">{problem}</p>}
    </>
  );
}
