import { useEffect, useState } from 'react';
import { ApiProblem, api } from '../api/client.js';
import { useWords } from '../words/use-words.js';

/** Other tabs of the same browser: nothing that was shown there stays for whoever comes next. */
const CHANNEL = 'hotline.signed-out';

function leave(): void {
  sessionStorage.clear();
  window.location.assign('/');
}

export function useSignOut() {
  const words = useWords();
  const [problem, setProblem] = useState<string | null>(null);
  const signOut = async (everywhere = false) => {
    setProblem(null);
    try {
      await api.delete(everywhere ? '/sessions' : '/session');
    } catch (error) {
      // Still signed in: nobody may believe the desk is safe to leave.
      if (!(error instanceof ApiProblem && error.status === 401))
        return setProblem(words.header.signOutFailed);
    }
    const channel = new BroadcastChannel(CHANNEL);
    channel.postMessage(null);
    channel.close();
    leave();
  };
  return { signOut, problem };
}

export function useSignOutElsewhere(): void {
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.onmessage = leave;
    return () => channel.close();
  }, []);
}
