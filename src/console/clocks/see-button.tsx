import { useQueryClient } from '@tanstack/react-query';
import type { Escalation } from '../api/types.js';
import { usePost } from '../identity/use-post.js';
import { Button } from '../shell/controls/button.js';
import { useWords } from '../words/use-words.js';
import { patchRow } from './patch-row.js';

/** Once, at the end: a list that came in between would know of half of it. */
const NOTHING: readonly string[] = [];

interface Props {
  one: Escalation;
  /** Steps of the same clock before this one: who has seen how late it is need not be told that it was soon due. */
  before: Escalation[];
}

/** For myself only. The rows stay where they are. */
export function SeeButton({ one, before }: Props) {
  const text = useWords().clocks.escalations;
  const client = useQueryClient();
  const { send, isWorking, problem } = usePost(NOTHING);
  const see = async () => {
    const path = (id: string) => `/escalations/${id}/actions/see`;
    const isSeen = (seen: Escalation) => patchRow(client, 'escalations', seen);
    for (const { id } of [...before, one])
      if (!(await send(path(id), {}, id === one.id ? text.seeDone(one.number) : null, isSeen))) break;
    void client.invalidateQueries({ queryKey: ['escalations'] });
  };
  return (
    <div className="order-actions">
      <Button
        icon="check"
        isWorking={isWorking}
        onPress={() => void see()}
        aria-label={`${text.see} ${one.number}`}
      >
        {text.see}
      </Button>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
