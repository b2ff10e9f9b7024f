import { usePost } from '../identity/use-post.js';
import { Dialog } from '../shell/controls/dialog.js';
import { DialogEnd } from '../visits/form-parts.js';
import { useNames, useWords } from '../words/use-words.js';
import { RENEWS, type Surge } from './surge-queries.js';

export function EndDialog({ surge, onClose }: { surge: Surge; onClose: () => void }) {
  const { surge: text } = useWords();
  const { name } = useNames();
  const { send, isWorking, problem } = usePost(RENEWS);
  const submit = async () => {
    if (isWorking) return;
    if (await send(`/surges/${surge.id}/actions/end`, {}, null)) onClose();
  };
  return (
    <Dialog title={text.end} isOpen onClose={onClose}>
      <p>{text.isOn(name(surge.ruleSet), surge.reason)}</p>
      <p className="tells">{text.endTells}</p>
      <DialogEnd
        look="danger"
        problem={problem}
        isWorking={isWorking}
        submit={text.endIt}
        onSubmit={() => void submit()}
        onClose={onClose}
      />
    </Dialog>
  );
}
