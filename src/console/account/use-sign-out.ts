import { useEffect, useState } from 'react';
import { ApiProblem, api } from '../api/client.js';
import { useWords } from '../words/use-words.js';

/** Other tabs of the same browser: nothing that was shown there stays for whoever comes next. */
const SIGN = 'hotline.signed-out';

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
    localStorage.setItem(SIGN, String(performance.now()));
    leave();
  };
  return { signOut, problem };
}

/** A change of the storage is heard by the other tabs only. */
export function useSignOutElsewhere(): void {
  useEffect(() => {
    const hear = ({ key }: StorageEvent) => {
      if (key === SIGN) leave();
    };
    window.addEventListener('storage', hear);
    return () => window.removeEventListener('storage', hear);
  }, []);
}
