import { useEffect, useState } from 'react';
import { useNavigate } from 'react-router';
import { api } from '../api/client.js';
import { say } from '../live/announce.js';
import { SignIn } from '../shell/sign-in.js';
import { useWords } from '../words/use-words.js';
import { CardPage } from './card-page.js';
import { NewPassword } from './new-password.js';

/** Read once, and gone from the address before anybody looks over a shoulder or into the history. */
const tokenInAddress = (): string => window.location.hash.slice(1);

/** Where the link leads that an administrator or chief has handed on. */
export function SetPasswordPage() {
  const words = useWords();
  const navigate = useNavigate();
  const [token] = useState(tokenInAddress);
  const [username, setUsername] = useState<string | null>(null);
  const text = words.account.password;
  useEffect(() => {
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  const redeem = async (password: string) => {
    const done = await api.post<{ username: string }>('/password-links/redeem', { token, password });
    say('result', text.linkDone(done.username));
    setUsername(done.username);
  };
  if (username !== null)
    return (
      <SignIn
        username={username}
        lead={text.linkDone(username)}
        onSignedIn={() => void navigate('/', { replace: true })}
      />
    );
  return (
    <CardPage title={text.linkTitle} lead={token ? text.linkLead : text.linkMissing}>
      {token && <NewPassword asksCurrent={false} onSend={redeem} />}
    </CardPage>
  );
}
