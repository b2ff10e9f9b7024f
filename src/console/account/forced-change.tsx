import { useQueryClient } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { sessionQuery } from '../api/queries.js';
import type { Me } from '../api/types.js';
import { say } from '../live/announce.js';
import { Button } from '../shell/controls/button.js';
import { useWords } from '../words/use-words.js';
import { CardPage } from './card-page.js';
import { NewPassword } from './new-password.js';
import { useSignOut } from './use-sign-out.js';

/** Nothing else is open to somebody whose password another person knows, or that is too old. */
export function ForcedChange({ me }: { me: Me }) {
  const words = useWords();
  const client = useQueryClient();
  const { signOut, problem } = useSignOut();
  const change = async (password: string, current: string) => {
    await api.post('/password', { current, password });
    say('result', words.account.password.done);
    await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  };
  return (
    <CardPage title={words.account.password.forcedTitle} lead={words.account.password.forcedLead}>
      <NewPassword username={me.username} asksCurrent onSend={change} />
      <Button look="quiet" onPress={() => void signOut()}>
        {words.header.signOut}
      </Button>
      <p className="form-problem" role="alert">
        {problem}
      </p>
    </CardPage>
  );
}
