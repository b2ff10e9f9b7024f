import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../api/client.js';
import type { Me } from '../api/types.js';
import { say } from '../live/announce.js';
import { Page } from '../shell/page.js';
import { SubstitutesPanel } from '../substitutes/substitutes-panel.js';
import { useWords } from '../words/use-words.js';
import { NewPassword } from './new-password.js';
import { Sessions } from './sessions.js';

/** One's own password, and where one is signed in. */
export function AccountPage({ me }: { me: Me }) {
  const words = useWords();
  const client = useQueryClient();
  const [done, setDone] = useState('');
  const text = words.account.password;
  const change = async (password: string, current: string) => {
    setDone('');
    await api.post('/password', { current, password });
    setDone(text.done);
    say('result', text.done);
    void client.invalidateQueries({ queryKey: ['sessions'] });
  };
  return (
    <Page title={words.account.title}>
      {me.agency && me.rights.includes('substitute.set') && (
        <SubstitutesPanel me={me} agency={me.agency.code} />
      )}
      <Sessions />
      <section className="account-part" aria-labelledby="password-title">
        <h2 id="password-title">{text.title}</h2>
        <p className="lead">{text.lead}</p>
        <div className="account-form">
          <NewPassword username={me.username} asksCurrent onSend={change} />
          <p>{done}</p>
        </div>
      </section>
    </Page>
  );
}
